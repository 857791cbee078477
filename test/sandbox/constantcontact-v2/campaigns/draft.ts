import type { ApiRequest } from '../../http';
import { isObject, type Json, type JsonObject } from '../../json';
import { readObject } from '../body';
import { readLists } from '../contacts/draft';
import { isEmail } from '../contacts/fields';
import { ApiError, badRequest, conflict, problem } from '../errors';
import type { Account } from '../state';
import {
	CAMPAIGN_FLAGS,
	CAMPAIGN_SHAPE,
	CAMPAIGN_TEXTS,
	FOOTER_FLAGS,
	FOOTER_TEXTS,
	REQUIRED_TEXTS,
	TEXTS_OF_FLAGS,
} from './fields';
import type { CampaignContent, CampaignRecord, MessageFooter } from './record';

/** The values among these names that are neither null nor empty. */
function given(sent: JsonObject, names: readonly string[]): JsonObject {
	return Object.fromEntries(
		names.flatMap((name) => {
			const value = sent[name];
			return value === undefined || value === null || value === '' ? [] : [[name, value]];
		}),
	);
}

function isBlank(value: Json | undefined): boolean {
	return typeof value !== 'string' || value.trim() === '';
}

function checkTexts(content: CampaignContent): void {
	const wanted = [
		...REQUIRED_TEXTS,
		...CAMPAIGN_FLAGS.flatMap((flag) => (content[flag] === true ? TEXTS_OF_FLAGS[flag] : [])),
	];
	const missing = wanted.filter((name) => isBlank(content[name]));
	if (missing.length === 0) return;
	throw new ApiError(
		400,
		missing.map((name) => problem('json.field.invalid', `#/${name}: Property is required.`)),
	);
}

/** Both addresses must be confirmed addresses of the account (V2 API 2.6). */
function checkAddresses(account: Account, content: CampaignContent): void {
	for (const name of ['from_email', 'reply_to_email'] as const) {
		const email = content[name]!;
		if (!isEmail(email))
			throw badRequest(`#/${name}: '${email}' is invalid.`, 'json.email.invalid');
		const isVerified = account.verifiedAddresses.some(
			(known) => known.email_address === email.toLowerCase() && known.status === 'CONFIRMED',
		);
		if (!isVerified) throw badRequest(`#/${name}: '${email}' is not a verified email address.`);
	}
}

function readFooter(account: Account, sent: JsonObject): MessageFooter | undefined {
	const footer = sent.message_footer;
	// "API doesn't work well with a null message footer" (V2 API 2.4)
	if (footer === null) throw badRequest('#/message_footer: null is invalid.', 'json.field.invalid');
	if (isObject(footer)) return given(footer, [...FOOTER_TEXTS, ...FOOTER_FLAGS]) as MessageFooter;
	if (account.info.organization_addresses.length > 0) return undefined;
	const message = '#/message_footer: Property is required: the account has no address.';
	throw badRequest(message, 'json.field.invalid');
}

/**
 * Parses the body of a campaign, which is always complete: omitted properties will be empty.
 * @param except id of the campaign that may already have the name
 * @throws ApiError 400, or 409 if the name is taken
 */
export function readCampaign(
	account: Account,
	request: ApiRequest,
	except?: number,
): Pick<CampaignRecord, 'content' | 'lists'> {
	const sent = readObject(request, CAMPAIGN_SHAPE);
	const footer = readFooter(account, sent);
	const content: CampaignContent = {
		...(given(sent, [...CAMPAIGN_TEXTS, ...CAMPAIGN_FLAGS]) as CampaignContent),
		...(footer === undefined ? {} : { message_footer: footer }),
	};
	checkTexts(content);
	checkAddresses(account, content);
	const sentTo = (sent.sent_to_contact_lists ?? []) as JsonObject[];
	const lists = [
		...new Set(
			readLists(
				account,
				sentTo.map(({ id }) => id),
			),
		),
	];
	if (account.campaigns.hasName(content.name!, except)) {
		const message = `A campaign with the name '${content.name}' already exists.`;
		throw conflict('http.status.conflict', message);
	}
	return { content: { email_content_format: 'HTML', greeting_name: 'NONE', ...content }, lists };
}
