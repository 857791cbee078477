import type { Clock } from '../clock';
import type { Api } from '../http';
import { createApi } from './api';
import { attach, type ConstantContactV3Sandbox } from './attach';
import { ENDPOINTS } from './endpoints';
import type { SentMail } from './mails';
import { createOAuthApi } from './oauth/api';
import { completeOptions, type ConstantContactV3Options } from './options';
import { Account } from './state';

export type { ActivityV3, ConstantContactV3Sandbox } from './attach';
export type { ContactV3Input } from './contacts/input';
export type { ConstantContactV3Options } from './options';

/** The V3 part of a sandbox: the APIs to mount, and what tests get once the URL is known. */
export function createConstantContactV3(
	options: Partial<ConstantContactV3Options> | undefined,
	clock: Clock,
	seed: number,
): {
	api: Api;
	oauthApi: Api;
	options: ConstantContactV3Options;
	/** Emails that the real service would have sent. */
	mails(): readonly SentMail[];
	attach(url: string): ConstantContactV3Sandbox;
} {
	const account = new Account(completeOptions(options), clock, seed);
	return {
		api: createApi(account, ENDPOINTS),
		oauthApi: createOAuthApi(account),
		options: account.options,
		mails: () => account.mails.sent,
		attach: (url) => attach(account, url),
	};
}
