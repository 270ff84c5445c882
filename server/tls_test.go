package server

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jiheng/settings"
)

// certified writes a certificate for 127.0.0.1 and its key.
func certified(t *testing.T, set *settings.Settings) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "试"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, DNSNames: []string{"jixiao.example"}}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	set.Certificate, set.CertificateKey = filepath.Join(t.TempDir(), "c.pem"), filepath.Join(t.TempDir(), "k.pem")
	for name, b := range map[string]*pem.Block{set.Certificate: {Type: "CERTIFICATE", Bytes: der}, set.CertificateKey: {Type: "PRIVATE KEY", Bytes: secret}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(b), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOwnCertificate(t *testing.T) {
	s, _ := readied(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.Proto) }))
	certified(t, &s.Keeper.Set)
	url, stop := running(t, s)
	status, _, _ := get(t, strings.Replace(url, "http:", "https:", 1)+"/")
	if status != http.StatusOK {
		t.Errorf("%d", status)
	}
	old := &http.Client{Transport: &http.Transport{DisableKeepAlives: true, TLSClientConfig: &tls.Config{InsecureSkipVerify: true, MaxVersion: tls.VersionTLS11}}} //nolint:gosec // it is to be refused
	if a, err := old.Get(strings.Replace(url, "http:", "https:", 1)); err == nil {                                                                                 //nolint:noctx // of a test
		_ = a.Body.Close()
		t.Error("TLS 1.1 is taken")
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	s.Keeper.Set.CertificateKey = s.Keeper.Set.Certificate
	if _, err := s.Listen(); err == nil || !strings.Contains(err.Error(), "证书或私钥用不了") {
		t.Errorf("%v", err)
	}
}
