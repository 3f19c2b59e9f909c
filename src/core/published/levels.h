/* The levels of pupils, and how to tell one from what a file says.
 * Invariant: a level's code never changes; what is returned lives as long as the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/published/references.h"

G_BEGIN_DECLS

typedef enum
{
  JALONS_TRACK_COLLEGE,
  JALONS_TRACK_GENERAL,
  JALONS_TRACK_TECHNOLOGICAL,
  JALONS_TRACK_VOCATIONAL,
  JALONS_TRACK_AGRICULTURAL,
  JALONS_TRACK_OTHER,
} JalonsTrack;

/**
 * JalonsLevelInfo:
 * @code: "3e-segpa", as data files and the data base write it
 * @label: "3e SEGPA", as it is shown and printed
 * @long_label: "Troisième SEGPA"
 * @rank: the order of lists
 * @track: "2de GT" counts as general
 */
typedef struct
{
  const char *code;
  const char *label;
  const char *long_label;
  int rank;
  JalonsTrack track;
} JalonsLevelInfo;

/**
 * JalonsLevelMeans:
 * @JALONS_LEVEL_UNKNOWN: nothing told it: ask
 * @JALONS_LEVEL_BY_STAT: the national statistical code
 * @JALONS_LEVEL_BY_PREFIX: the first characters of the MEF
 * @JALONS_LEVEL_BY_LABEL: the label of the MEF, a guess to be shown
 *
 * What a level was recognised by.
 */
typedef enum
{
  JALONS_LEVEL_UNKNOWN,
  JALONS_LEVEL_BY_STAT,
  JALONS_LEVEL_BY_PREFIX,
  JALONS_LEVEL_BY_LABEL,
} JalonsLevelMeans;

const JalonsLevelInfo *jalons_levels_list     (gsize *n_levels);
const JalonsLevelInfo *jalons_levels_lookup   (const char *code);
const char            *jalons_levels_label     (const char *code);
int                    jalons_level_compare   (const char *a, const char *b);
const char            *jalons_level_from_mef  (const char *mef,
                                               const char *mefstat,
                                               const char *label,
                                               JalonsLevelMeans *means);
const char            *jalons_level_from_text (const char *level, const char *track);

G_END_DECLS
