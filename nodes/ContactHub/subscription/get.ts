import { defineGet } from '../subresource/get';
import { subscription } from './definition';

export const getSubscription = defineGet(subscription);
