// Minutes that the tests invent. Their words mean nothing: they are made so that a text of them packs as small as English
// does (6,700 words in 14 kB), which repeated sentences would not.

/** Minutes with so many items and about so many words. */
export function longMinutes(items, words) {
  const random = generator(1);
  const vocabulary = Array.from({ length: 1500 }, () => word(random));
  const any = () => vocabulary[Math.floor(vocabulary.length * random() ** 4)]; // a few words come often, most seldom
  const phrase = (length) => Array.from({ length }, any).join(" ");
  const sentence = () => capital(`${phrase(8 + Math.floor(random() * 16))}.`);
  const name = () => `${capital(word(random))} ${capital(word(random))}`;
  const people = Array.from({ length: 24 }, name);
  const sections = Array.from({ length: items }, (_, i) => {
    const lines = [`${i + 1}. ${phrase(3).toUpperCase()}`];
    for (let said = 0; said < words / items - 46;) {
      const paragraph = [sentence(), sentence(), sentence()].join(" ");
      said += paragraph.split(" ").length;
      lines.push(`${i + 1}.${lines.length} ${paragraph}`);
    }
    if (i % 2) lines.push(`ACTION: ${people[i % people.length]} to ${phrase(12)}`);
    if (i % 3 === 0) lines.push(`RESOLVED: That ${phrase(9)}.`);
    return lines.join("\n\n");
  });
  return `ANYTOWN SAFEGUARDING CHILDREN PARTNERSHIP

Minutes of the meeting held on 12 March 2026

Present: ${people.map((each, i) => `${each} (${i ? "" : "Chair, "}Head of ${capital(word(random))}, Anytown ${capital(word(random))})`).join(", ")}

${sections.join("\n\n")}

Approved by ${people[0]}, Chair, on 12 April 2026
`;
}

const syllables = "ba be bi bo da de di do fa fe fi ga go ha he hi ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi wa we wi".split(" ");
const endings = ["n", "r", "l", "st", "nd", "m", "t", "s", "", ""];

function word(random) {
  const one = (list) => list[Math.floor(random() * list.length)];
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => one(syllables)).join("") + one(endings);
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** The same numbers between 0 and 1 each time (Lehmer's generator). */
function generator(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
