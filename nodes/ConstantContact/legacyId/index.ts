import { path, type Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { defineLookup } from './lookup';

const getCampaignIds = defineLookup({
	value: 'getCampaignIds',
	name: 'Get Campaign IDs',
	word: 'campaign',
	target: path`/emails/campaign_id_xrefs`,
	parameter: 'v2_email_campaign_ids',
	legacyProperty: 'v2_email_campaign_id',
	keys: ['campaign_id', 'campaign_activity_id'],
	most: 50,
});

const getContactIds = defineLookup({
	value: 'getContactIds',
	name: 'Get Contact IDs',
	word: 'contact',
	target: path`/contacts/contact_id_xrefs`,
	parameter: 'sequence_ids',
	legacyProperty: 'sequence_id',
	keys: ['contact_id'],
	most: 500,
});

const getListIds = defineLookup({
	value: 'getListIds',
	name: 'Get List IDs',
	word: 'list',
	target: path`/contact_lists/list_id_xrefs`,
	parameter: 'sequence_ids',
	legacyProperty: 'sequence_id',
	keys: ['list_id'],
	most: 500,
});

/** IDs of versions 1 and 2, for migrating from them. */
export const legacyId: Resource<ConstantContactApi> = {
	value: 'legacyId',
	name: 'Legacy ID',
	description: 'IDs of versions 1 and 2',
	operations: [getCampaignIds, getContactIds, getListIds],
};
