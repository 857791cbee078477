/**
 * A number with the word for what is counted, for messages: `1 contact`, `2 contacts`, `3 bulk activities`.
 *
 * @param plural if it isn't the singular with an `s`
 */
export function formatCount(number: number, singular: string, plural = `${singular}s`): string {
	return `${number} ${number === 1 ? singular : plural}`;
}
