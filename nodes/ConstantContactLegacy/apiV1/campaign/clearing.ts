import { choices, InputError } from '../../../kit';
import { CAMPAIGN_ELEMENTS, parameterOf, type CampaignElement } from './elements';
import type { CampaignValues } from './entry';
import { optionalFields } from './fields';

/**
 * Elements that may be empty: those without a list of values that no campaign needs (API notes
 * 6.3, 6.4).
 */
const CLEARABLE = CAMPAIGN_ELEMENTS.filter((element) => labelOf(element) !== undefined);

/** Names the fields that an update empties. */
export const fieldsToClear = choices({
	displayName: 'Fields to Clear',
	description: 'Fields to empty. Values that are left empty above are not sent.',
	options: CLEARABLE.map((element) => ({
		name: labelOf(element) ?? element,
		value: parameterOf(element),
	})).sort((left, right) => left.name.localeCompare(right.name)),
});

/**
 * The empty texts that clear fields.
 *
 * @throws InputError when a name is none of the fields that can be emptied, or the field is filled
 * in, too
 */
export function clearedTexts(
	names: string[],
	filled: CampaignValues['texts'],
): CampaignValues['texts'] {
	const cleared: CampaignValues['texts'] = {};
	for (const name of names) {
		const element = CLEARABLE.find((known) => parameterOf(known) === name);
		if (element === undefined) {
			throw new InputError(
				`'Fields to Clear' names '${name}', which is no field that can be empty`,
				`Use some of: ${CLEARABLE.map(parameterOf).join(', ')}.`,
			);
		}
		if (element in filled) {
			throw new InputError(
				`'${labelOf(element)}' is both filled in and listed under 'Fields to Clear'`,
				'Remove it from one of them.',
			);
		}
		cleared[element] = '';
	}
	return cleared;
}

function labelOf(element: CampaignElement): string | undefined {
	const field = Object.entries(optionalFields).find(([name]) => name === parameterOf(element))?.[1];
	return field?.property.type === 'string' ? field.property.displayName : undefined;
}
