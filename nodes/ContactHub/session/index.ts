import type { Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { createSession } from './create';
import { deleteSession } from './delete';
import { generateSessionId } from './generateId';
import { getSession } from './get';
import { getAllSessions } from './getAll';

/** Browser sessions and the customers they are bound to. */
export const session: Resource<ContactHubApi> = {
	value: 'session',
	name: 'Session',
	description: 'Browser sessions of a customer',
	operations: [createSession, deleteSession, generateSessionId, getSession, getAllSessions],
};
