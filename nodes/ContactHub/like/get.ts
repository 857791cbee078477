import { defineGet } from '../subresource/get';
import { like } from './definition';

export const getLike = defineGet(like);
