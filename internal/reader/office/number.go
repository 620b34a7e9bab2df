package office

import (
	"strconv"
	"strings"
)

// MaxRoman is the largest number that Word and PowerPoint write in Roman numerals.
const MaxRoman = 32_767

// Roman writes a number in Roman numerals, and one that has none, or is above MaxRoman, with digits.
func Roman(n int) string {
	if n < 1 || n > MaxRoman {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, each := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= each.value {
			out.WriteString(each.sign)
			n -= each.value
		}
	}
	return out.String()
}

// Letters counts a to z, aa to zz, aaa …; it writes 0 as nothing, as Word does.
func Letters(n int) string {
	if n < 1 {
		return ""
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 100))
}

// Circled writes a number in a circle: there are such signs from 1, which is first, to as many as most says. Any other is
// written with digits.
func Circled(n int, first rune, most int) string {
	if n < 1 || n > most {
		return strconv.Itoa(n)
	}
	return string(first + rune(n) - 1)
}

// FullWidth writes a number in digits that are as wide as Chinese signs.
func FullWidth(n int) string {
	return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
}

// Ordinal writes a number as "1st", "2nd", "3rd", "4th".
func Ordinal(n int) string {
	ending := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return strconv.Itoa(n) + ending
}

// Bullet gives the sign of a bullet in characters that mean the same in every font, where drawn gives those of its own font.
// What only an unknown font can draw becomes a dot.
func Bullet(sign string, drawn func(rune) (rune, bool)) string {
	return strings.Map(func(r rune) rune {
		if shape, ok := drawn(r); ok {
			return shape
		} else if r >= 0xE000 && r <= 0xF8FF {
			return '•'
		}
		return r
	}, strings.TrimSpace(sign))
}
