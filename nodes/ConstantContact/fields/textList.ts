import {
	InputError,
	readJsonList,
	show,
	text,
	formatNumber,
	type Field,
	type FieldTexts,
} from '../../kit';
import { atLeastOne } from '../../constantContactShared/fields/idChoices';

/** Texts separated by commas or line breaks, without duplicates; an expression may return an array. */
export function textList(
	texts: FieldTexts<{ rows?: number; separator?: RegExp }>,
): Field<string[]> {
	const { separator = /[,;\n]/, ...shown } = texts;
	const line = text(shown);
	return {
		...line,
		read(raw, context) {
			const { label } = context;
			const list = readJsonList(raw, label);
			const entries = Array.isArray(list)
				? list
				: (line.read(raw, context)?.split(separator) ?? []);
			const given = entries.map((entry: unknown) => {
				if (entry === null) return '';
				if (typeof entry === 'string') return entry.trim();
				if (typeof entry === 'number') return formatNumber(entry, label);
				throw new InputError(`'${label}' contains ${show(entry)}`, 'Enter a list of texts.');
			});
			return [...new Set(given.filter((entry) => entry !== ''))];
		},
	};
}

/** The same, but at least one is required. */
export function someTexts(texts: FieldTexts<{ rows?: number }>): Field<string[]> {
	return atLeastOne(textList(texts), `Fill in '${texts.displayName}', or check its expression.`);
}
