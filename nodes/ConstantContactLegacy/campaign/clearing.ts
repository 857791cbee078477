import { createClearing } from '../../constantContactShared/fields/clearing';
import { CAMPAIGN_ELEMENTS, toParameterName, type CampaignElement } from './elements';
import type { CampaignValues } from './entry';
import { optionalFields } from './fields';

/**
 * The elements that may be empty: those without a fixed set of values that campaigns don't require (V1 API 6.3, 6.4).
 */
const clearing = createClearing(optionalFields);

/** Names the fields to clear. */
export const fieldsToClear = clearing.field;

/**
 * The empty texts that clear fields.
 *
 * @throws InputError if a name isn't a field that can be cleared, or the field is also filled in
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
