import type { Origin, ServerError } from './errors';

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

/** What is known about an error response; the first match applies. */
export function findKnownError(
	knownErrors: KnownError[],
	error: ServerError,
): KnownError | undefined {
	return knownErrors.find((known) => isAbout(known, error));
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
