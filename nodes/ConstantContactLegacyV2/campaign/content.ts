import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../kit';
import { renameKeys } from '../api/renameKeys';
import { toLatin1Html } from './html';
import { CONTENT, FOOTER } from './names';

/** What of a campaign is written, under the API's names. */
export interface CampaignContent {
	fields: IDataObject;
	footer: IDataObject;
	/** IDs of contact lists; undefined for those that it has. */
	lists?: string[];
}

/** What parameters say; what they leave empty is absent. */
export function toContent(
	parameters: Record<string, unknown> & { lists?: string[] },
	footer: Record<string, unknown>,
): CampaignContent {
	const { lists = [] } = parameters;
	return {
		fields: renameKeys(parameters, CONTENT),
		footer: renameKeys(footer, FOOTER),
		...(lists.length > 0 && { lists }),
	};
}

/** What of a campaign that was read has to be sent back, because a PUT empties what it leaves out (V2 API 0.5). */
export function pickContentToKeep(campaign: IDataObject): CampaignContent {
	const { message_footer: footer, sent_to_contact_lists: lists } = campaign;
	return {
		fields: pickFilled(campaign, Object.values(CONTENT)),
		footer: isRecord(footer) ? pickFilled(footer, Object.values(FOOTER)) : {},
		...(Array.isArray(lists) && { lists: lists.map((list) => String((list as IDataObject).id)) }),
	};
}

/** Whether there is nothing to write. */
export function isEmpty({ fields, footer, lists }: CampaignContent): boolean {
	return lists === undefined && Object.keys({ ...fields, ...footer }).length === 0;
}

/** Content with changes made to it. */
export function withChanges(content: CampaignContent, changes: CampaignContent): CampaignContent {
	return {
		fields: { ...content.fields, ...changes.fields },
		footer: { ...content.footer, ...changes.footer },
		lists: changes.lists ?? content.lists,
	};
}

/** Content without some fields, named as the parameters are. */
export function omit(content: CampaignContent, parameters: string[]): CampaignContent {
	const names = new Set<string>(
		parameters.map((name) => ({ ...CONTENT, ...FOOTER })[name as keyof typeof CONTENT]),
	);
	const others = (values: IDataObject): IDataObject =>
		Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
	return { ...content, fields: others(content.fields), footer: others(content.footer) };
}

/** The body that creates or replaces a campaign. An empty footer is left out: the API can't cope with null (V2 API 2.4). */
export function buildCampaignBody({ fields, footer, lists = [] }: CampaignContent): IDataObject {
	const { email_content: html } = fields;
	return {
		...fields,
		...(typeof html === 'string' && { email_content: toLatin1Html(html) }),
		...(Object.keys(footer).length > 0 && { message_footer: footer }),
		...(lists.length > 0 && { sent_to_contact_lists: lists.map((id) => ({ id })) }),
	};
}

/** Those of the named values that are neither absent nor null. */
function pickFilled(record: Record<string, unknown>, names: string[]): IDataObject {
	const pairs = names.map((name) => [name, record[name]]);
	return Object.fromEntries(
		pairs.filter(([, value]) => value !== undefined && value !== null),
	) as IDataObject;
}
