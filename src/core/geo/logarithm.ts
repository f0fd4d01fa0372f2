/**
 * The home of exp and ln, beside trig.ts: same bits everywhere. A module of its own, so that
 * what needs only sines does not load them.
 */
export { default as exp } from "@stdlib/math-base-special-exp";
export { default as ln } from "@stdlib/math-base-special-ln";
