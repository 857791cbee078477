import { InputError, required, text, formatNumber, type Field } from '../../kit';

/** Maximum choices of a field; fewer for radio buttons and check boxes (V3 API 5). */
export const MOST_CHOICES = 100;
export const MOST_BUTTONS = 20;

/** Maximum characters of a choice. */
const LONGEST_CHOICE = 255;

/** The label that users see, and that its column is matched by. */
export const labelField = required(
	text({
		displayName: 'Label',
		placeholder: 'e.g. Favorite color',
		description: 'Unique in the account',
		maxLength: 50,
	}),
);

/** Choices of a field, one per line; an expression may return an array. */
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
		throw new InputError(`'${label}' contains something other than text`, 'Enter a list of texts.');
	}
	const choice = entry.trim();
	if (choice.length <= LONGEST_CHOICE) return choice;
	throw new InputError(
		`'${label}' has a choice of ${choice.length} characters; the maximum is ${LONGEST_CHOICE}: '${choice.slice(0, 50)}...'`,
		'Shorten it.',
	);
}
