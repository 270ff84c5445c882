package draft

// RunIn shows tests which headings run into their paragraphs.
var RunIn = runIn
