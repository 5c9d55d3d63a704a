import { Failure } from "./failure.js";

/**
 * The promise's own outcome, or a failure "slow" after the time is up.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {number} milliseconds
 * @returns {Promise<T>}
 */
export function within(promise, milliseconds) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const tooLate = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Failure("slow")), milliseconds);
  });
  return Promise.race([promise, /** @type {Promise<never>} */ (tooLate)]).finally(() => clearTimeout(timer));
}
