import type { Sandbox } from '../../sandbox';

/** A customer of the sandbox in the format of other services. */
export interface PeerContact {
	id: number;
	email: string;
	firstName: string;
	lastName: string;
	createdAt: string;
	updatedAt: string;
}

/** The sandbox's customers, as other services would have them. */
export function peerContacts(sandbox: Sandbox): PeerContact[] {
	return Array.from(sandbox.contactHub.customers(), ({ base, registeredAt, updatedAt }, index) => {
		const { firstName, lastName, contacts } = (base ?? {}) as {
			firstName?: string;
			lastName?: string;
			contacts?: { email?: string };
		};
		return {
			id: index + 1,
			email: contacts?.email ?? `${index + 1}@example.com`,
			firstName: firstName ?? '',
			lastName: lastName ?? '',
			createdAt: String(registeredAt),
			updatedAt: String(updatedAt),
		};
	});
}
