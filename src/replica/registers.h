/* What every field of every object is, and what else it might be: multi-value registers.
 * Invariant: what is kept is a function of the blocks that were applied, whatever the order in which they came.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "replica/block.h"

G_BEGIN_DECLS

/* The block of what was written here and is not sealed yet: it knows all that was applied. */
#define JALONS_UNSEALED (-1)

/**
 * JalonsWrite:
 * @stamp: when
 * @value: canonical JSON
 * @block: which block it is in, as its replica counts them, or %JALONS_UNSEALED
 *
 * One of the writes that a register keeps: those that no other one knew of.
 */
typedef struct
{
  char stamp[JALONS_STAMP_LENGTH + 1];
  char *value;
  int block;
} JalonsWrite;

GArray *jalons_writes_new (void);
void    jalons_writes_add (GArray *writes, const char *stamp, const char *value, int block);

/* Whether the author of block @by had applied block @of. */
typedef gboolean (*JalonsKnowsFunc) (int by, int of, gpointer data);

gboolean jalons_writes_merge (GArray *writes, const JalonsWrite *write, JalonsKnowsFunc knows, gpointer data);

/**
 * JalonsRegisters:
 * @read: the writes of a field, the winner last; empty when there was none. (transfer full) (element-type JalonsWrite)
 * @put: keeps @writes, (transfer full), in their place
 * @get_last: (nullable): the greatest moment among the stamps of an object: sixteen digits. (transfer full)
 * @clear: forgets everything
 *
 * Where the registers are: in memory for the simulator, in the data base for the program.
 */
typedef struct
{
  GArray *(*read) (gpointer data, const char *entity, const char *row, const char *field);
  void (*put) (gpointer data, const char *entity, const char *row, const char *field, GArray *writes);
  char *(*get_last) (gpointer data, const char *entity, const char *row);
  void (*clear) (gpointer data);
} JalonsRegisters;

G_END_DECLS
