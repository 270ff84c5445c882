package rules

import "jiheng/check"

// textFunctions lists the text rules that are functions, by id. Their titles,
// severities and sources are in the data files.
func textFunctions() map[string]func(*check.Pass) check.Outcome {
	return map[string]func(*check.Pass) check.Outcome{
		"P06": quotePairs, "P11": missingStop, "P23": stopInSeries,
		"N19": decimalsMixed, "N21": numberBroken, "N27": doubling, "N28": riseToOrBy, "N29": rangeReversed, "N30": dashesMixed,
		"U01": moneyUnitsMixed, "U06": personsOrTimes, "U07": measuresMixed, "U08": lengthsMixed, "U09": columnWithoutUnit, "U10": tableOffByTenThousand,
		"D01": impossibleDay, "D06": yearConsistent, "D09": datedAfterYear,
		"H01": levelSkipped, "H02": numberMissing, "H03": numberTwice, "H04": firstNumber, "H05": marksMixed, "H09": ifAllRead(emptyHeading),
		"H10": headingPromise, "H11": departmentOrUnit, "H12": runInForms, "H13": onlyChild, "H14": longHeading, "H15": numbersTypedAndNot,
		"B01": bracketPairs, "W11": blankLines,
		"L01": declaredCount, "L02": numberSeries, "L03": listBeforeCount, "L04": firstSecondThird, "L05": partsAboveTotal, "L06": bracketSum,
		"L09": memberTwice, "L10": respectively, "L11": commasInCommas, "L12": doubleTriple,
		"S09": rateRecomputes, "S10": changeRecomputes, "S13": flatWithoutBase, "S14": sameFigureTwice, "S15": weightsSum, "S16": gradeOfScore,
		"S17": fullThoughMissed, "S18": overExplained, "S19": completionRate, "S21": multipleUnclear,
		"T01": expected, "T05": processOnly,
		"X02": brokenSentence, "X04": wordCutByPrompt, "X05": sentenceTwice, "X06": wordTwice, "X10": foreignUnit, "X11": likeLastYear,
		"E01": shortBeforeFull, "E02": unitNames, "E03": unitNameConsistent, "E05": quotedOrNot, "E07": nearNames,
		"C01": plenumBehind, "C02": plenumAhead, "C04": numberedParts, "C14": coreValues, "C17": planYears, "C20": campaignYears,
		"Y09": longSentence, "Y11": stockOnly,
		"F01": ifAllRead(sectionsMissing), "F02": ifAllRead(fourBudgetFigures), "F03": goalsWithoutFigure, "F04": vagueProblems, "F05": ifAllRead(measurePerProblem),
		"F06": vagueUse, "F07": ifAllRead(noScore), "F08": ifAllRead(annexes), "F10": titleParts, "F11": ifAllRead(noSignature), "F12": ifAllRead(goalUnanswered),
		"G01": identityNumbers, "G02": mobileNumbers, "G03": bankAccounts,
	}
}

// ifAllRead runs a rule that asks what a paper lacks. Where parts of the paper were not read it
// judges nothing: what is missing may stand there.
func ifAllRead(run func(*check.Pass) check.Outcome) func(*check.Pass) check.Outcome {
	return func(p *check.Pass) check.Outcome {
		if p.PartsUnread() {
			return check.Undecided("有一部分内容没有读到，是不是没有写没有判定")
		}
		return run(p)
	}
}
