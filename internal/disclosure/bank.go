package disclosure

import (
	"math/big"
	"regexp"
	"strings"
)

var (
	_ = enter(rule{identifiers, "bank-account", Decide, "A sort code and an account number, one near the other.",
		search{
			digits: 14, pattern: regexp.MustCompile(`\b(\d{2}[- ]\d{2}[- ]\d{2}\D{1,40}?\d{8})\b|(?i:\bsort code\b\D{0,15})(\d{6}\D{1,40}?\d{8})\b`),
			judge: func(_ *subject, m match) (Severity, bool) {
				return "", m.standsAlone() && namedAccount.MatchString(m.text()+m.around(30))
			},
			why: "This looks like a sort code and the number of a bank account.", do: "Take it out, or decide that it is an account that is published.",
		}.find})
	_ = enter(rule{identifiers, "iban", Decide, "An international bank account number, whose remainder by 97 is 1 (ISO 13616).",
		search{
			digits: 10, pattern: regexp.MustCompile(`\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)\b`),
			judge: func(_ *subject, m match) (Severity, bool) { return "", isIBAN(m.text()) },
			why:   "This is the number of a bank account.", do: "Take it out, or decide that it is an account that is published.",
		}.find})
	_ = enter(rule{identifiers, "payment-card", Decide, "The number of a payment card: 13 to 19 digits that pass the check of ISO/IEC 7812 (Luhn).",
		search{
			digits: 13, pattern: regexp.MustCompile(`\b[2-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}\b|\b3[47]\d{2}[ -]?\d{6}[ -]?\d{5}\b`),
			judge: func(_ *subject, m match) (Severity, bool) {
				digits := digitsOf(m.text())
				return "", m.standsAlone() && len(digits) >= 13 && len(digits) <= 19 && passesLuhn(digits)
			},
			why: "This looks like the number of a payment card.", do: "Take it out, or decide that it is something else.",
		}.find})
)

var namedAccount = regexp.MustCompile(`(?i)sort|account|\ba/?c\b|bank`)

func isIBAN(text string) bool {
	code := strings.ReplaceAll(text, " ", "")
	if len(code) < 15 || len(code) > 34 {
		return false
	}
	var number strings.Builder
	for _, c := range code[4:] + code[:4] {
		if c >= 'A' {
			c -= 'A' - 10
			number.WriteRune('0' + c/10)
			c = '0' + c%10
		}
		number.WriteRune(c)
	}
	value, ok := new(big.Int).SetString(number.String(), 10)
	return ok && value.Mod(value, big.NewInt(97)).Int64() == 1
}

func passesLuhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		digit := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if digit *= 2; digit > 9 {
				digit -= 9
			}
		}
		sum += digit
	}
	return sum%10 == 0
}
