// What the search page and check.mjs use.
export { ErrOld, Index } from "./index";
export { search } from "./search";
export { stem } from "./words";
