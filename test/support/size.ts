/** `npm run test:full` sets it. */
const isFull = process.env.TEST_SIZE === 'full';

/**
 * The size of a test in which more of the same proves little.
 *
 * @param usual as a part of `npm test`
 * @param full with `npm run test:full`
 */
export function sized(usual: number, full: number): number {
	return isFull ? full : usual;
}
