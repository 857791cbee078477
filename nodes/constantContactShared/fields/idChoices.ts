import {
	choices,
	emptyError,
	readJsonList,
	formatNumber,
	type Field,
	type FieldTexts,
} from '../../kit';

/** Records chosen by ID, without duplicates; an expression may also return numbers or comma-separated text. */
export function idChoices(texts: FieldTexts<{ loadOptionsMethod: string }>): Field<string[]> {
	const field = choices(texts);
	return {
		...field,
		read(raw, context) {
			const asText = (id: unknown) =>
				typeof id === 'number' ? formatNumber(id, context.label) : id;
			// IDs from other nodes may be numbers.
			const list = readJsonList(raw, context.label);
			const ids = Array.isArray(list) ? list.map(asText) : asText(list);
			return [...new Set(field.read(ids, context))];
		},
	};
}

/**
 * The same field, but at least one entry must be chosen.
 *
 * @param nextStep what to do if there is none
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
