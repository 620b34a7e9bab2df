// The Snowball English stemmer ("Porter2", snowballstem.org/algorithms/english/stemmer.html), as the index was built by it.

const exceptions: Record<string, string> = {
  skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl", gently: "gentl", ugly: "ugli",
  early: "earli", only: "onli", singly: "singl",
};
const unchanged = new Set(["sky", "news", "howe", "atlas", "cosmos", "bias", "andes"]);
const afterPlurals = new Set(["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"]);

// Step 2, the longest first; "*" stands for endings that have a condition of their own.
const step2: [string, string][] = [
  ["ization", "ize"], ["ational", "ate"], ["fulness", "ful"], ["ousness", "ous"], ["iveness", "ive"], ["tional", "tion"],
  ["biliti", "ble"], ["lessli", "less"], ["entli", "ent"], ["ation", "ate"], ["alism", "al"], ["aliti", "al"], ["ousli", "ous"],
  ["iviti", "ive"], ["fulli", "ful"], ["enci", "ence"], ["anci", "ance"], ["abli", "able"], ["izer", "ize"], ["ator", "ate"],
  ["alli", "al"], ["bli", "ble"], ["ogi", "*"], ["li", "*"],
];
const step3: [string, string][] = [
  ["ational", "ate"], ["tional", "tion"], ["alize", "al"], ["icate", "ic"], ["iciti", "ic"], ["ative", "*"], ["ical", "ic"],
  ["ness", ""], ["ful", ""],
];
const step4 = [
  "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
];

const isVowel = (letter: string | undefined): boolean => letter !== undefined && "aeiouy".includes(letter);

// regionAfter is where the part after the first non-vowel that follows a vowel begins.
function regionAfter(word: string, from: number): number {
  for (let i = from + 1; i < word.length; i++) {
    if (isVowel(word[i - 1]) && !isVowel(word[i])) return i + 1;
  }
  return word.length;
}

function endsInShortSyllable(word: string): boolean {
  const n = word.length;
  if (n === 2) return isVowel(word[0]) && !isVowel(word[1]);
  return n > 2 && !isVowel(word[n - 3]) && isVowel(word[n - 2]) && !isVowel(word[n - 1]) && !"wxY".includes(word[n - 1]!);
}

/** snowball gives the stem of a word of a–z. */
export function snowball(printed: string): string {
  if (printed.length < 3 || unchanged.has(printed)) return printed;
  if (Object.hasOwn(exceptions, printed)) return exceptions[printed]!;
  // A y that is a consonant is written Y.
  let word = "";
  for (let i = 0; i < printed.length; i++) {
    word += printed[i] === "y" && (i === 0 || isVowel(word[i - 1])) ? "Y" : printed[i];
  }
  const special = /^(gener|commun|arsen)/.exec(word);
  const r1 = special ? special[0].length : regionAfter(word, 0);
  const r2 = regionAfter(word, r1);
  const cut = (n: number): string => word.slice(0, word.length - n);

  if (word.endsWith("sses")) word = cut(2);
  else if (word.endsWith("ied") || word.endsWith("ies")) word = cut(word.length > 4 ? 2 : 1);
  else if (word.endsWith("s") && !word.endsWith("us") && !word.endsWith("ss") && /[aeiouy].+s$/.test(word)) word = cut(1);
  if (afterPlurals.has(word)) return word;

  const past = /(eedly|eed|ingly|edly|ing|ed)$/.exec(word)?.[0];
  if (past?.startsWith("eed")) {
    if (word.length - past.length >= r1) word = cut(past.length) + "ee";
  } else if (past && /[aeiouy]/.test(cut(past.length))) {
    word = cut(past.length);
    if (/(at|bl|iz)$/.test(word)) word += "e";
    else if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(word)) word = cut(1);
    else if (r1 >= word.length && endsInShortSyllable(word)) word += "e";
  }
  if (word.length > 2 && /[^aeiouy][yY]$/.test(word)) word = cut(1) + "i";

  const second = step2.find(([ending]) => word.endsWith(ending));
  if (second && word.length - second[0].length >= r1) {
    const [ending, into] = second;
    if (into !== "*") word = cut(ending.length) + into;
    else if (ending === "ogi" ? word.endsWith("logi") : /[cdeghkmnrt]li$/.test(word)) word = cut(ending === "ogi" ? 1 : 2);
  }
  const third = step3.find(([ending]) => word.endsWith(ending));
  if (third && word.length - third[0].length >= r1) {
    const [ending, into] = third;
    if (into !== "*") word = cut(ending.length) + into;
    else if (word.length - ending.length >= r2) word = cut(ending.length);
  }
  const fourth = step4.find((ending) => word.endsWith(ending));
  if (fourth && word.length - fourth.length >= r2 && (fourth !== "ion" || /[st]ion$/.test(word))) word = cut(fourth.length);

  const n = word.length - 1;
  if (word.endsWith("e") && (n >= r2 || (n >= r1 && !endsInShortSyllable(word.slice(0, n))))) word = word.slice(0, n);
  else if (word.endsWith("ll") && n >= r2) word = word.slice(0, n);
  return word.toLowerCase();
}
