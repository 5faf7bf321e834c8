/** Classes whose objects are rows: what tables and columns they stand for. */
@NullMarked
package dev.seedbed.archrules.internal.entity;

import org.jspecify.annotations.NullMarked;
