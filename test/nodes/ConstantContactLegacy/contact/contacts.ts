import type { ContactInput, SandboxOptions } from '../../../sandbox';
import { connectNode, type ConnectedNode, type Parameters } from '../setup';

/** The node, connected to a sandbox with few contacts, and helpers for contact tests. */
export interface ConnectedContacts extends ConnectedNode {
	/** Adds a contact to the sandbox. @returns its ID */
	put(input: ContactInput): string;
	/** The body of the last request with this method. */
	sent(method: 'POST' | 'PUT'): string;
	/** URI of a list as used in bodies. */
	listUri(id: number): string;
}

/** Starts a sandbox with ten contacts and connects the node to it. */
export async function connectContacts(
	options: SandboxOptions['constantContactV1'] = {},
): Promise<ConnectedContacts> {
	const node = await connectNode({ constantContactV1: { contacts: 10, ...options } });
	return {
		...node,
		put: (input) => String(node.hub.putContact(input).id),
		sent: (method) => String(node.sandbox.log.matching({ method }).at(-1)?.body ?? ''),
		listUri: (id) => node.hub.listUri(id),
	};
}

/** A form filled in by hand. */
export const form = (value: Parameters) => ({ mappingMode: 'defineBelow', value, schema: [] });

/** A form whose fields are matched to the incoming item. */
export const fromItem = { mappingMode: 'autoMapInputData', value: null, schema: [] };

/** The part of an entry inside `Contact`, on one line. */
export function payloadOf(entry: string): string {
	const [, payload = ''] = /<Contact[^>]*>([\s\S]*)<\/Contact>/.exec(entry) ?? [];
	return payload.replace(/>\s+</g, '><');
}
