import {
	choices,
	emptyError,
	readJsonList,
	formatNumber,
	type Field,
	type FieldTexts,
} from '../kit';

/** Records chosen by ID, each once; an expression may give numbers or a comma-separated text, too. */
export function idChoices(texts: FieldTexts<{ loadOptionsMethod: string }>): Field<string[]> {
	const field = choices(texts);
	return {
		...field,
		read(raw, context) {
			const asText = (id: unknown) =>
				typeof id === 'number' ? formatNumber(id, context.label) : id;
			// IDs as other nodes hand them on may be numbers.
			const list = readJsonList(raw, context.label);
			const ids = Array.isArray(list) ? list.map(asText) : asText(list);
			return [...new Set(field.read(ids, context))];
		},
	};
}

/**
 * The same field, but one entry at least must be chosen.
 *
 * @param nextStep what to do when none is
 */
export function atLeastOne(field: Field<string[]>, nextStep: string): Field<string[]> {
	return {
		...field,
		property: { ...field.property, required: true },
		read(raw, context) {
			const chosen = field.read(raw, context);
			if (chosen.length > 0) return chosen;
			throw emptyError(context, nextStep);
		},
	};
}
