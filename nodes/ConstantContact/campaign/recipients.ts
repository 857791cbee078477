import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { ANY_NUMBER_OF_LISTS, findChosenIds, createListsField } from '../fields/chosenRecords';
import { segmentChoice } from '../segment/fields';

/** The recipients of a campaign: lists or a segment. */
export const recipientFields = {
	lists: createListsField(),
	segment: segmentChoice('Instead of lists'),
};

/**
 * The recipients as an activity has them; empty if none are chosen.
 *
 * @throws InputError if both are chosen (V3 API 7)
 */
export async function toRecipients(
	api: ConstantContactApi,
	{ lists = [], segment }: { lists?: string[]; segment?: number },
): Promise<IDataObject> {
	if (lists.length > 0 && segment !== undefined) {
		throw new InputError(
			"'List Names or IDs' and 'Segment' are both filled in, but a campaign can only go to one of them",
			'Leave one of them empty.',
		);
	}
	if (segment !== undefined) return { contact_list_ids: [], segment_ids: [segment] };
	if (lists.length === 0) return {};
	const ids = await findChosenIds(api, lists, ANY_NUMBER_OF_LISTS);
	return { contact_list_ids: ids, segment_ids: [] };
}
