import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { getAllRegistrations, getRegistration } from './reading';
import { updatePayment, updateStatus } from './writing';

/** Registrations of people for events. */
export const registration: Resource<ConstantContactApi> = {
	value: 'registration',
	name: 'Registration',
	description: 'People registered for an event',
	operations: [getRegistration, getAllRegistrations, updatePayment, updateStatus],
};
