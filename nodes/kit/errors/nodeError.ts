import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';

import {
	InputError,
	ServerError,
	StoppedError,
	TokenError,
	TransportError,
	type TokenProblem,
} from './errors';
import { formatWait } from './formatWait';
import { findKnownError, type KnownError } from './knownErrors';
import { listSome } from './listSome';
import { PROXY_NEXT_STEP } from './proxy';
import { findStorageProblem } from './storage';

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

function describeServerError(error: ServerError, context: ErrorContext): Explanation {
	const known = findKnownError(context.knownErrors, error);
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
		const after = retryAfter === undefined ? 'in a few minutes' : `in ${formatWait(retryAfter)}`;
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
