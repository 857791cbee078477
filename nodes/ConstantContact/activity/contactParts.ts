import { InputError } from '../../kit';
import { splitIntoParts, type BulkPart } from './bulk';
import type { ContactSource } from './contactSource';

/** Maximum contacts per request (V3 API 6). */
const MOST_CONTACTS = 500;

/** The cost of an activity for contacts from any source. */
export const REQUESTS_FOR_CONTACTS =
	'One per 500 contacts, or one for lists, tags or all; one per status check for all; one per email address; one per 500 contacts of a segment';

/** The parts of a job. @throws InputError if there are no contacts */
export function createContactParts(
	chosen: ContactSource,
	toOrder: (source: object) => object,
): BulkPart[] {
	if (!('ids' in chosen)) return [{ order: toOrder(chosen.source) as BulkPart['order'] }];
	if (chosen.ids.size === 0) {
		throw new InputError('There are no contacts to send', 'Check which contacts are chosen.');
	}
	return splitIntoParts(
		chosen.ids,
		MOST_CONTACTS,
		(ids) => toOrder({ contact_ids: ids }) as BulkPart['order'],
	);
}
