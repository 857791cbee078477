import type { IDataObject } from 'n8n-workflow';

import { path, getValueAt } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { getKey } from '../api/payload';
import { CAMPAIGN_ELEMENTS, toParameterName, type CampaignElement } from './elements';
import type { CampaignValues } from './entry';

/** The texts among parameters; what was left empty isn't one of them. */
export function pickTexts(parameters: Record<string, unknown>): CampaignValues['texts'] {
	return pickValues((element) => parameters[toParameterName(element)]);
}

/**
 * What of a campaign that was read has to be sent back in a PUT, because it would be lost
 * otherwise. The content stays when it is absent (V1 API 6.4).
 */
export function pickValuesToKeep(campaign: IDataObject): CampaignValues {
	const lists = Array.isArray(campaign.contact_lists) ? campaign.contact_lists : [];
	const fromEmail = getValueAt(campaign, 'from_email.email.id');
	const replyToEmail = getValueAt(campaign, 'reply_to_email.email.id');
	return {
		texts: pickValues((element) =>
			element === 'EmailContent' ? undefined : campaign[getKey(element)],
		),
		lists: lists.map((list) => String((list as IDataObject).id)),
		...(typeof fromEmail === 'string' && { fromEmail }),
		...(typeof replyToEmail === 'string' && { replyToEmail }),
	};
}

/** A campaign that was read, with what was written since. */
export function withValues(
	api: ConstantContactV1Api,
	campaign: IDataObject,
	{ texts = {}, lists, fromEmail, replyToEmail }: Partial<CampaignValues>,
): IDataObject {
	const result: IDataObject = { ...campaign };
	for (const [element, text] of Object.entries(texts)) result[getKey(element)] = text;
	if (lists !== undefined) {
		result.contact_lists = lists.map((id) => ({ id, uri: api.uri(path`/lists/${id}`) }));
	}
	if (fromEmail !== undefined) result.from_email = toSenderRecord(api, fromEmail);
	if (replyToEmail !== undefined) result.reply_to_email = toSenderRecord(api, replyToEmail);
	return result;
}

/** An address by its ID; its text isn't known without another request. */
function toSenderRecord(api: ConstantContactV1Api, id: string): IDataObject {
	return { email: { id, uri: api.uri(path`/settings/emailaddresses/${id}`) } };
}

function pickValues(valueOf: (element: CampaignElement) => unknown): CampaignValues['texts'] {
	const pairs = CAMPAIGN_ELEMENTS.map((element) => [element, valueOf(element)] as const);
	return Object.fromEntries(
		pairs.filter(([, value]) => typeof value === 'string' && value !== ''),
	) as CampaignValues['texts'];
}
