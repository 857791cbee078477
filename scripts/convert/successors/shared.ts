import { carryLocator } from '../ids';
import { aboutOne, becomes, OTHER_RECORDS, type Mapping } from '../mapping';
import { carryPaging, group, optional, pick } from '../parameters';
import { ACTIVITY_SUCCESSORS } from './activities';
import { CAMPAIGN_SUCCESSORS } from './campaigns';
import { CONTACT_SUCCESSORS } from './contacts';

/** Operations that both legacy nodes have, with the same parameters. */
export const SHARED: Record<string, Mapping> = {
	...CONTACT_SUCCESSORS,
	...CAMPAIGN_SUCCESSORS,
	...ACTIVITY_SUCCESSORS,
	'emailAddress.getAll': becomes(
		'emailAddress',
		'getAll',
		(conversion) => {
			const filters = group(conversion.from, 'filters');
			return optional('filters', {
				...pick(filters, ['emptyFilter']),
				...(filters.status !== undefined && { confirmStatus: filters.status }),
			});
		},
		OTHER_RECORDS,
	),
	'event.get': aboutOne('event', 'get', 'event', 'event', OTHER_RECORDS),
	'event.getAll': becomes('event', 'getAll', () => ({ returnAll: true }), OTHER_RECORDS),
	'registrant.get': becomes(
		'registration',
		'get',
		(conversion) => ({
			event: carryLocator(conversion, 'event', 'event'),
			registration: carryLocator(
				{ ...conversion, from: { registration: conversion.from.registrantId } },
				'registration',
				'registration',
			),
		}),
		OTHER_RECORDS,
	),
	'registrant.getAll': becomes(
		'registration',
		'getAll',
		(conversion) => ({
			...carryPaging(conversion),
			event: carryLocator(conversion, 'event', 'event'),
		}),
		OTHER_RECORDS,
	),
};
