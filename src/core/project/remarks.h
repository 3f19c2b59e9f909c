/* The remarks on a project: what each is about, its answers, and whether that has changed since.
 * Invariant: a remark is never lost: one about something that is gone still says what it was about, by its quote.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/project.h"

G_BEGIN_DECLS

/* What a remark is about, in the order in which remarks are listed. */
typedef enum
{
  JALONS_ABOUT_PROJECT,   /* all of it */
  JALONS_ABOUT_PART,      /* a text of the project: its diagnosis, what it says to families… */
  JALONS_ABOUT_GOAL,
  JALONS_ABOUT_CELL,      /* a level in a year */
  JALONS_ABOUT_INTENTION,
  JALONS_ABOUT_ACTIVITY,
} JalonsAboutKind;

/**
 * JalonsAbout:
 * @kind: what it is
 * @id: the id of a goal, an intention or an activity, else ""
 * @level: of a level in a year: its code, else ""
 * @start: and the year, else %JALONS_UNSET
 * @part: a text field of Project
 *
 * A value; its texts are borrowed.
 */
typedef struct
{
  JalonsAboutKind kind;
  const char *id;
  const char *level;
  int start;
  JalonsFieldId part;
} JalonsAbout;

#define JALONS_ABOUT_WHOLE ((JalonsAbout){ JALONS_ABOUT_PROJECT, "", "", JALONS_UNSET, JALONS_PROJECT_TITLE })

JalonsAbout  jalons_remark_about       (const JalonsRemark *remark);
gboolean     jalons_about_equal        (const JalonsAbout *a, const JalonsAbout *b);
char        *jalons_about_in_words     (JalonsDataset *dataset, const JalonsProject *project, const JalonsAbout *about);
char        *jalons_about_quote        (JalonsDataset *dataset, const JalonsProject *project, const JalonsAbout *about);
char        *jalons_quote_in_words     (JalonsAboutKind kind, const char *quote);

/**
 * JalonsTextState:
 * @JALONS_TEXT_SAME: it reads as it did
 * @JALONS_TEXT_CHANGED: it reads otherwise now
 * @JALONS_TEXT_GONE: what the remark is about was deleted
 */
typedef enum
{
  JALONS_TEXT_SAME,
  JALONS_TEXT_CHANGED,
  JALONS_TEXT_GONE,
} JalonsTextState;

/**
 * JalonsThread:
 * @remark: the remark
 * @about: what it is about; borrowed from @remark
 * @answers: (element-type JalonsRemark): from first to last
 * @open: whether it is not resolved
 * @text: whether what it is about has changed since
 * @then: (nullable): how it read then, in words; %NULL when nothing was quoted
 * @now: (nullable): how it reads now, in words; %NULL when it is gone
 */
typedef struct
{
  JalonsRemark *remark;
  JalonsAbout about;
  GPtrArray *answers;
  gboolean open;
  JalonsTextState text;
  char *then;
  char *now;
} JalonsThread;

void         jalons_thread_free        (JalonsThread *thread);
GPtrArray   *jalons_project_threads    (JalonsDataset *dataset, const JalonsProject *project);
GPtrArray   *jalons_project_threads_about (JalonsDataset *dataset, const JalonsProject *project,
                                           const JalonsAbout *about);
unsigned     jalons_project_count_open (JalonsDataset *dataset, const JalonsProject *project, gboolean changes_only);

G_END_DECLS
