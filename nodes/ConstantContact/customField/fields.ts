import { InputError, required, text, formatNumber, type Field } from '../../kit';

/** Most choices of a field; of radio buttons and check boxes there are fewer (V3 API 5). */
export const MOST_CHOICES = 100;
export const MOST_BUTTONS = 20;

/** Most characters of a choice. */
const LONGEST_CHOICE = 255;

/** What users see of a custom field, and by which its column is recognised. */
export const labelField = required(
	text({
		displayName: 'Label',
		placeholder: 'e.g. Favorite color',
		description: 'Unique in the account',
		maxLength: 50,
	}),
);

/** Choices of a field, each on a line of its own; an expression may give a list. */
export function choiceLines(displayName: string, description: string): Field<string[]> {
	const lines = text({ displayName, description, rows: 4, placeholder: 'One per line' });
	return {
		...lines,
		read(raw, context) {
			const entries = Array.isArray(raw)
				? raw.map((entry) => (typeof entry === 'number' ? formatNumber(entry, displayName) : entry))
				: (lines.read(raw, context) ?? '').split(/\r?\n/);
			const labels = entries.map((entry) => readChoice(entry, displayName));
			return [...new Set(labels.filter((label) => label !== ''))];
		},
	};
}

function readChoice(entry: unknown, label: string): string {
	if (typeof entry !== 'string') {
		throw new InputError(`'${label}' holds something else than texts`, 'Give a list of texts.');
	}
	const choice = entry.trim();
	if (choice.length <= LONGEST_CHOICE) return choice;
	throw new InputError(
		`'${label}' has a choice of ${choice.length} characters, at most ${LONGEST_CHOICE} are allowed: '${choice.slice(0, 50)}...'`,
		'Shorten it.',
	);
}
