/**
 * The only home of trigonometric functions. Engines differ in the last bit of `Math.sin`
 * and its kin; these are plain arithmetic and give the same bits in Node and in every browser.
 */
export { default as atan2 } from "@stdlib/math-base-special-atan2";
export { default as cos } from "@stdlib/math-base-special-cos";
export { default as sin } from "@stdlib/math-base-special-sin";
