import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';

import {
	InputError,
	ServerError,
	StoppedError,
	TokenError,
	TransportError,
	type Origin,
	type TokenProblem,
} from './errors';
import { listSome } from './listSome';
import { PROXY_NEXT_STEP } from './proxy';

/** What a user should know about an error response of a product. Data, not code. */
export interface KnownError {
	status: number;
	/** Further condition on the server's message. */
	matches?: RegExp;
	/** Further condition on who wrote the response. */
	origin?: Origin;
	/** Further condition on method and path. */
	request?: RegExp;
	/** The further conditions in words, for the docs; conditions on the server's message need no words. */
	when?: string;
	/** What to do next, in full sentences. */
	nextStep: string;
}

/** Where an error happened. */
export interface ErrorContext {
	node: INode;
	/** The operation as its menu entry names it, e.g. `Add tag to customer`. */
	action: string;
	/** The product's name in messages. */
	product: string;
	/** Undefined if the error isn't about one item. */
	itemIndex?: number;
	knownErrors: KnownError[];
	/** Appended to the next step, e.g. what was done before the error. */
	remark?: string;
}

/** An error as n8n shows it: what happened, for which item, and what to do next. */
export function toNodeError(
	error: unknown,
	context: ErrorContext,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const { node, itemIndex } = context;
	const { happened, nextStep, status } = describe(error, context);
	const item = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
	const message = `${happened}${item}`;
	const description = [nextStep, context.remark].filter(Boolean).join(' ');
	const texts = { message, description, itemIndex };
	// n8n looks for a message of its own in any error that carries one, so it gets an empty error.
	const bare: JsonObject = {};
	const nodeError =
		error instanceof ServerError || error instanceof TransportError
			? new NodeApiError(node, bare, {
					...texts,
					...(status !== undefined && { httpCode: status }),
				})
			: new NodeOperationError(node, message, texts);
	// n8n replaces messages that contain strings such as EPERM with its own: `nodePermission` is enough.
	nodeError.message = message;
	return nodeError;
}

interface Explanation {
	happened: string;
	nextStep: string;
	status?: string;
}

function describe(error: unknown, context: ErrorContext): Explanation {
	if (error instanceof InputError) return { happened: error.message, nextStep: error.nextStep };
	if (error instanceof ServerError) return describeServerError(error, context);
	if (error instanceof TransportError) return describeTransportError(error, context);
	if (error instanceof TokenError) return describeTokenError(error, context);
	if (error instanceof StoppedError) {
		return { happened: error.message, nextStep: 'Run the workflow again to do the rest.' };
	}
	const words = error instanceof Error ? error.message : String(error);
	const storage = findStorageProblem(error);
	return {
		happened: `Could not ${lowercaseFirst(context.action)}: ${storage?.happened ?? words}`,
		nextStep: storage?.nextStep ?? 'Check the parameters of the node.',
	};
}

/** Operating system error codes from n8n's file storage, and what to do about each. */
const STORAGE_PROBLEMS: Record<string, { happened: string; nextStep: string }> = {
	ENOSPC: {
		happened: 'n8n could not store the file, because its disk is full',
		nextStep: "Free some space on n8n's disk, then run again.",
	},
	EDQUOT: {
		happened: 'n8n could not store the file, because its disk quota is used up',
		nextStep: "Free some space on n8n's disk, or have the quota raised, then run again.",
	},
	EFBIG: {
		happened: 'n8n could not store the file because it is too large for the disk',
		nextStep: 'Read fewer records at once, then run again.',
	},
	...Object.fromEntries(
		['EACCES', 'EPERM', 'EROFS'].map((code) => [
			code,
			{
				happened: `n8n may not write to the folder of its files (${code})`,
				nextStep: 'Ask your n8n administrator to make its storage writable.',
			},
		]),
	),
	...Object.fromEntries(
		['EMFILE', 'ENFILE', 'EIO', 'EBUSY', 'ENOENT'].map((code) => [
			code,
			{
				happened: `n8n could not read or write its files (${code})`,
				nextStep:
					'Run again. If the error persists, ask your n8n administrator to check its storage.',
			},
		]),
	),
};

/** Finds what went wrong with n8n's storage, however deeply n8n's error wraps it. */
function findStorageProblem(error: unknown): { happened: string; nextStep: string } | undefined {
	let current = error;
	for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
		const { code, cause } = current as { code?: unknown; cause?: unknown };
		if (typeof code === 'string' && Object.hasOwn(STORAGE_PROBLEMS, code))
			return STORAGE_PROBLEMS[code];
		current = cause;
	}
	return undefined;
}

function describeServerError(error: ServerError, context: ErrorContext): Explanation {
	const known = context.knownErrors.find((entry) => isAbout(entry, error));
	const { words, key } = removeKey(error.serverMessage);
	const happened = words || `${context.product} responded with status ${error.status}`;
	const nextStep =
		known === undefined
			? getGeneralNextStep(error, context.product)
			: [known.nextStep, error.mayHaveActed && lookFirst(context.product)]
					.filter(Boolean)
					.join(' ');
	return {
		happened: `Could not ${lowercaseFirst(context.action)}: ${happened}${describeDetails(error)}`,
		nextStep: `${nextStep} (${[error.request, ...key, `status ${error.status}`].join(', ')})`,
		status: String(error.status),
	};
}

/** A machine-readable error name, alone or after the message, e.g. `http.status.not_found`. */
const ERROR_KEY = /^(?:(.*) \()?(\w+(?:\.\w+)+)\)?$/s;

/** The message of an error, with the key by which the vendor's pages list it. */
function removeKey(serverMessage: string): { words: string; key: string[] } {
	const [, words = '', key] = ERROR_KEY.exec(serverMessage) ?? [];
	return key === undefined ? { words: serverMessage, key: [] } : { words, key: [key] };
}

function isAbout({ status, matches, origin, request }: KnownError, error: ServerError): boolean {
	return (
		status === error.status &&
		(matches?.test(error.serverMessage) ?? true) &&
		(origin ?? error.origin) === error.origin &&
		(request?.test(error.request) ?? true)
	);
}

/**
 * What a 404 means: either no record has the ID, or the address doesn't belong to the service.
 *
 * @param collections method and path of requests without a record ID
 */
export function createNotFoundErrors(product: string, collections: RegExp): KnownError[] {
	const address = `${product} is not at this address. Check the Base URL in the credential, and whether a proxy or a firewall responds in its place. If both are right and other operations also fail, ${product} may have retired this version of its API.`;
	const chooseAnother =
		'Choose an entry from the list, or check the expression that returns the ID.';
	return [
		{ status: 404, origin: 'elsewhere', when: `a response of something else`, nextStep: address },
		{ status: 404, request: collections, when: 'for a list', nextStep: address },
		{
			status: 404,
			origin: 'unknown',
			when: 'none',
			nextStep: `Nothing has this ID. ${chooseAnother} If every ID fails, check the Base URL in the credential.`,
		},
		{ status: 404, nextStep: `Nothing has this ID. ${chooseAnother}` },
	];
}

/** Maximum number of details in a message. An error branch shows nothing but the message. */
const MOST_DETAILS = 5;

function describeDetails({ details }: ServerError): string {
	if (details.length === 0) return '';
	const texts = details
		.map(({ path, message }) => ({ path, words: removeKey(message).words || message }))
		.map(({ path, words }) => (path ? `${path}: ${words}` : words));
	return ` (${listSome(texts, MOST_DETAILS, '; ')})`;
}

function getGeneralNextStep(error: ServerError, product: string): string {
	const { status, retryAfter } = error;
	if (status === 429) {
		const after =
			retryAfter === undefined ? 'in a few minutes' : `in ${Math.ceil(retryAfter / 1000)} seconds`;
		return `${product} is receiving too many requests. Run again ${after}, or set 'Requests per Second' and a lower 'Max Concurrent Requests' in the credential, under 'Customize Connection'.`;
	}
	if (error.mayHaveActed) return lookFirst(product);
	if (status >= 500) {
		const isRepeatable = /^(?:GET|PUT|DELETE) /.test(error.request);
		const retry = isRepeatable ? "; 'Retry On Fail' in the node's settings does this for you" : '';
		return `${product} has an internal problem. Try again later${retry}.`;
	}
	if (status === 401) return 'Check the credential: press Test there.';
	return 'Check what the message names, then run again.';
}

/** What to do after a request that must not be sent twice and may have been carried out. */
function lookFirst(product: string): string {
	return `${product} may have carried out the request anyway: check there before you run it again.`;
}

function describeTransportError(error: TransportError, context: ErrorContext): Explanation {
	const mayHaveActed = error.mayHaveActed ? lookFirst(context.product) : '';
	const nextSteps: Record<TransportError['problem'], string> = {
		unreachable:
			"Check the Base URL in the credential, and that this n8n can reach it; behind a proxy, check n8n's HTTP_PROXY and HTTPS_PROXY.",
		proxyRefused: PROXY_NEXT_STEP,
		connectionLost: mayHaveActed || 'Run again.',
		timeout: [
			mayHaveActed,
			"Set a higher 'Timeout (Ms)' in the credential, under 'Customize Connection', to give the server more time.",
		]
			.filter(Boolean)
			.join(' '),
		unreadable: mayHaveActed || 'Check the Base URL in the credential, then run again.',
		damaged:
			mayHaveActed ||
			`Run again. If the error persists, report the request to the support team of ${context.product}.`,
		redirected:
			"For security, the credential isn't sent anywhere else. If the address has moved, change the Base URL in the credential.",
	};
	return {
		happened: `Could not ${lowercaseFirst(context.action)}: ${error.seen}`,
		nextStep: `${nextSteps[error.problem]} (${error.request})`,
	};
}

/** What to do if there is no access token. */
const TOKEN_NEXT_STEPS: Record<TokenProblem, string> = {
	notConnected: 'Open the credential, and connect the account there.',
	ended:
		"Open the credential, and reconnect the account. A connection ends when its owner revokes it, when it has not been used for a long time, when another n8n uses a copy of the same credential, or when the response to a renewal is lost. The last two can't happen to applications with long-lived refresh tokens.",
	noRefreshToken:
		'Open the credential, and reconnect the account. If it ends again after a day, the application may not be allowed to stay connected (scope offline_access).',
	refused:
		'Check the client ID, the client secret and the Access Token URL in the credential, then reconnect the account.',
	unavailable: 'Run again in a few minutes. The connection is kept: nothing has to be reconnected.',
};

function describeTokenError(
	{ problem, request, seen }: TokenError,
	context: ErrorContext,
): Explanation {
	return {
		happened: `Could not ${lowercaseFirst(context.action)}: ${seen}`,
		nextStep: `${TOKEN_NEXT_STEPS[problem]} (${request})`,
	};
}

function lowercaseFirst(sentence: string): string {
	return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
