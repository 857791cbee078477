import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../kit';
import { renameKeys } from '../api/renameKeys';
import { toLatin1Html } from './html';
import { CONTENT, FOOTER } from './names';

/** What is written to a campaign, under the API's names. */
export interface CampaignContent {
	fields: IDataObject;
	footer: IDataObject;
	/** IDs of contact lists; undefined to keep the current ones. */
	lists?: string[];
}

/** The values of the parameters; empty ones are absent. */
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

/** The properties of a campaign that must be sent back, because a PUT clears what it omits (V2 API 0.5). */
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

/** Content with changes applied. */
export function withChanges(content: CampaignContent, changes: CampaignContent): CampaignContent {
	return {
		fields: { ...content.fields, ...changes.fields },
		footer: { ...content.footer, ...changes.footer },
		lists: changes.lists ?? content.lists,
	};
}

/** Content without some fields, given by parameter name. */
export function omit(content: CampaignContent, parameters: string[]): CampaignContent {
	const names = new Set<string>(
		parameters.map((name) => ({ ...CONTENT, ...FOOTER })[name as keyof typeof CONTENT]),
	);
	const others = (values: IDataObject): IDataObject =>
		Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
	return { ...content, fields: others(content.fields), footer: others(content.footer) };
}

/** The body that creates or replaces a campaign. An empty footer is omitted: the API can't handle null (V2 API 2.4). */
export function buildCampaignBody({ fields, footer, lists = [] }: CampaignContent): IDataObject {
	const { email_content: html } = fields;
	return {
		...fields,
		...(typeof html === 'string' && { email_content: toLatin1Html(html) }),
		...(Object.keys(footer).length > 0 && { message_footer: footer }),
		...(lists.length > 0 && { sent_to_contact_lists: lists.map((id) => ({ id })) }),
	};
}

/** Of the given values, those that are neither absent nor null. */
function pickFilled(record: Record<string, unknown>, names: string[]): IDataObject {
	const pairs = names.map((name) => [name, record[name]]);
	return Object.fromEntries(
		pairs.filter(([, value]) => value !== undefined && value !== null),
	) as IDataObject;
}
