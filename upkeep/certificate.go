package upkeep

import (
	"crypto/tls"
	"crypto/x509"

	"jiheng/fault"
	"jiheng/settings"
)

// Certificate reads the certificate of the settings and its key. One that cannot be
// read, or whose halves do not belong together, is Invalid.
func Certificate(set settings.Settings) (tls.Certificate, error) {
	pair, err := tls.LoadX509KeyPair(set.Certificate, set.CertificateKey)
	if err == nil && pair.Leaf == nil {
		pair.Leaf, err = x509.ParseCertificate(pair.Certificate[0])
	}
	if err != nil {
		return pair, fault.Bad(fault.Place{File: set.Certificate}, "certificate", "证书或私钥用不了：读不到，不是PEM，或者两个不是一对；请核对“证书”和“私钥”").Because(err)
	}
	return pair, nil
}
