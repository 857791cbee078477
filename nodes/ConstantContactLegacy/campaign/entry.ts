import { path, type XmlTree } from '../../kit';
import { writeEntry } from '../api/atom';
import type { ConstantContactV1Api } from '../api/client';
import { CAMPAIGN_ELEMENTS, type CampaignElement } from './elements';

/** What is written to a campaign. Absent properties aren't sent. */
export interface CampaignValues {
	/** An empty text clears the element. */
	texts: Partial<Record<CampaignElement, string>>;
	/** IDs of contact lists; if there are none, the element is omitted. */
	lists: string[];
	/** IDs of verified email addresses of the account. */
	fromEmail?: string;
	replyToEmail?: string;
}

/**
 * The entry that creates or replaces a campaign.
 *
 * @param uri URI of an existing campaign; undefined for a new one
 * @throws InputError if a value isn't a valid ID
 */
export function buildCampaignEntry(
	api: ConstantContactV1Api,
	{ texts, lists, fromEmail, replyToEmail }: CampaignValues,
	uri?: string,
): string {
	const payload: XmlTree = uri === undefined ? {} : { '@id': uri };
	for (const element of CAMPAIGN_ELEMENTS) {
		const text = texts[element];
		if (text !== undefined) payload[element] = text;
	}
	if (lists.length > 0) {
		payload.ContactLists = {
			ContactList: lists.map((list) => ({ '@id': api.uri(path`/lists/${list}`) })),
		};
	}
	if (fromEmail !== undefined) payload.FromEmail = buildSender(api, fromEmail);
	if (replyToEmail !== undefined) payload.ReplyToEmail = buildSender(api, replyToEmail);
	return writeEntry({
		id: uri ?? 'data:,none',
		element: 'Campaign',
		updated: new Date().toISOString(),
		payload,
	});
}

function buildSender(api: ConstantContactV1Api, id: string): XmlTree {
	return { Email: { '@id': api.uri(path`/settings/emailaddresses/${id}`) } };
}
