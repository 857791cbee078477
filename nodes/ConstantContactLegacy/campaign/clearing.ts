import { clearingOf } from '../../constantContactShared/clearing';
import { CAMPAIGN_ELEMENTS, parameterOf, type CampaignElement } from './elements';
import type { CampaignValues } from './entry';
import { optionalFields } from './fields';

/**
 * Elements that may be empty are those without a list of values that no campaign needs (V1 API
 * 6.3, 6.4).
 */
const clearing = clearingOf(optionalFields);

/** Names the fields that an update empties. */
export const fieldsToClear = clearing.field;

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
	const filledNames = (Object.keys(filled) as CampaignElement[]).map(parameterOf);
	const cleared = new Set(clearing.check(names, filledNames));
	const elements = CAMPAIGN_ELEMENTS.filter((element) => cleared.has(parameterOf(element)));
	return Object.fromEntries(elements.map((element) => [element, '']));
}
