/* Measurements of one thing, many times over, and what is told of them.
 * Invariant: a figure is told as one line "name<TAB>milliseconds", which bench.py reads; ratios are made there.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* The processor's time where only computing is compared: others may be using the machine. */
typedef enum
{
  SAMPLES_OF_CPU,
  SAMPLES_OF_CLOCK,
} SamplesKind;

typedef struct _Samples Samples;

Samples *samples_new   (SamplesKind kind);
void     samples_free  (Samples *samples);
void     samples_start (Samples *samples);
void     samples_stop  (Samples *samples);
double   samples_rank  (Samples *samples, double rank);
void     samples_print (Samples *samples, const char *name, double rank);
double   samples_memory (const char *what);
gboolean samples_sync  (Samples *samples, const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Samples, samples_free)
