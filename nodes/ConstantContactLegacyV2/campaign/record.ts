import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../kit';

/**
 * A campaign as it is output: the date of the last change has its newer name, and IDs of links are text (V2 API 0.6, 2.4).
 */
export function toCampaign(response: IDataObject): IDataObject {
	const { last_edit_date: edited, ...campaign } = response;
	if (edited !== undefined) campaign.modified_date ??= edited;
	const { click_through_details: links } = campaign;
	if (Array.isArray(links)) campaign.click_through_details = links.map(withTextId);
	return campaign;
}

function withTextId(link: unknown): IDataObject {
	if (!isRecord(link)) return {};
	const { url_uid: uid } = link;
	return { ...link, ...(typeof uid === 'number' && { url_uid: String(uid) }) } as IDataObject;
}
