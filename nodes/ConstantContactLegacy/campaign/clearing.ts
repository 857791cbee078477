import { createClearing } from '../../constantContactShared/clearing';
import { CAMPAIGN_ELEMENTS, toParameterName, type CampaignElement } from './elements';
import type { CampaignValues } from './entry';
import { optionalFields } from './fields';

/**
 * Elements that may be empty are those without a list of values that no campaign needs (V1 API
 * 6.3, 6.4).
 */
const clearing = createClearing(optionalFields);

/** Names the fields that an update empties. */
export const fieldsToClear = clearing.field;

/**
 * The empty texts that clear fields.
 *
 * @throws InputError when a name is none of the fields that can be emptied, or the field is filled
 * in, too
 */
export function clearTexts(
	names: string[],
	filled: CampaignValues['texts'],
): CampaignValues['texts'] {
	const filledNames = (Object.keys(filled) as CampaignElement[]).map(toParameterName);
	const cleared = new Set(clearing.check(names, filledNames));
	const elements = CAMPAIGN_ELEMENTS.filter((element) => cleared.has(toParameterName(element)));
	return Object.fromEntries(elements.map((element) => [element, '']));
}
