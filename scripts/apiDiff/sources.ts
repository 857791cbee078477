import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parse } from 'yaml';

/** Where the vendors publish their API specifications. */
export const ADDRESSES = {
	constantContact: 'https://api.cc.email/v3/swagger.yaml',
	contactHub: 'https://api.contactlab.it/hub/v1/docs/swagger.yml',
	contactHubSchemas: 'https://api.contactlab.it/hub/v1/docs/schema',
};

const TIME_LIMIT_MS = 30_000;

/** A document that couldn't be read, with the reason. */
export class Unreadable extends Error {
	constructor(
		readonly source: string,
		reason: string,
	) {
		super(`${source} could not be read: ${reason}`);
	}
}

/**
 * A document in YAML or JSON.
 *
 * @param source URL, or path of a local copy
 * @throws Unreadable if it can't be read
 */
export async function readDocument(source: string): Promise<unknown> {
	const text = await readText(source);
	try {
		return parse(text, { maxAliasCount: 10_000 }) as unknown;
	} catch (error) {
		throw new Unreadable(source, getMessage(error));
	}
}

/** The URL or path of something below another one. */
export function below(source: string, path: string): string {
	return isAddress(source) ? `${source}/${path}` : join(source, path);
}

async function readText(source: string): Promise<string> {
	try {
		if (!isAddress(source)) return await readFile(source, 'utf8');
		const response = await fetch(source, { signal: AbortSignal.timeout(TIME_LIMIT_MS) });
		if (!response.ok) throw new Error(`status ${response.status}`);
		return await response.text();
	} catch (error) {
		throw new Unreadable(source, getMessage(error));
	}
}

function isAddress(source: string): boolean {
	return /^https?:\/\//.test(source);
}

/** Node's fetch reports what went wrong in the cause. */
function getMessage(error: unknown): string {
	const { message, cause } = error as Error;
	const reason =
		cause instanceof Error ? cause.message || String((cause as { code?: unknown }).code) : '';
	return reason === '' ? message : `${message} (${reason})`;
}
