/* The last pages of a project: the steps of its review, the signatures, the remarks.
 * Invariant: a remark is printed whole with its answers, even when what it was about is gone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/project-private.h"

#include <glib/gi18n-lib.h>

#include "core/project/remarks.h"
#include "core/words/labels.h"
#include "core/words/text.h"

static char *
day_words (JalonsDay day)
{
  return day != JALONS_NO_DAY ? jalons_format_day (day, JALONS_DAY_DATE) : g_strdup ("");
}

/* Steps and signatures */

static void
add_steps (JalonsProjectPages *self)
{
  static const double shares[] = { 0.22, 0.1, 0.17, 0.23, 0.28 };
  const char *const heads[] = { _ ("State"), _ ("Edition"), _ ("Day"), _ ("By"), _ ("Words"), NULL };
  g_autoptr (GPtrArray) revisions = jalons_project_revisions (self->dataset, self->project);

  if (revisions->len == 0)
    return;
  jalons_report_add (self->report, JALONS_REPORT_HEADING, _ ("Steps of the review"));
  jalons_report_add_table (self->report, _ ("Steps of the review"), shares, heads);
  jalons_report_set_numbers (self->report, 1);
  for (unsigned i = 0; i < revisions->len; i++)
    {
      JalonsRevision *revision = revisions->pdata[i];
      g_autofree char *day = day_words (jalons_revision_day (revision));
      g_autofree char *author = jalons_project_author (self, jalons_revision_author (revision), jalons_revision_role (revision));
      g_autofree char *edition = g_strdup_printf ("%d", MAX (jalons_revision_edition (revision), 1));
      const char *const cells[] = { jalons_project_state_label ((JalonsProjectState) jalons_revision_state (revision)), edition,
                                    day, author, jalons_revision_words (revision) };

      jalons_report_add_row (self->report, cells);
    }
}

static void
add_visa (JalonsProjectPages *self,
          const char *title,
          JalonsDay day,
          const char *const *blanks)
{
  g_autofree char *date = day_words (day);

  jalons_report_add (self->report, JALONS_REPORT_HEADING, title);
  if (*date != '\0')
    {
      g_autofree char *words = g_strdup_printf (_ ("Session of %s."), date);

      jalons_report_add (self->report, JALONS_REPORT_TEXT, words);
    }
  else
    jalons_report_add_blank (self->report, _ ("Session of:"));
  for (; *blanks != NULL; blanks++)
    jalons_report_add_blank (self->report, *blanks);
}

/* Who gave advice, who adopted, who signs. */
void
jalons_project_print_signatures (JalonsProjectPages *self)
{
  const char *const council[] = { _ ("Advice:"), _ ("Chair (name and signature):"), NULL };
  const char *const board[] = { _ ("Vote (for, against, abstentions):"), _ ("Chair (name and signature):"), NULL };

  jalons_report_add (self->report, JALONS_REPORT_PART, _ ("Signatures and visas"));
  add_visa (self, _ ("Conseil pédagogique"), jalons_project_council_day (self->project), council);
  add_visa (self, _ ("Conseil d’administration"), jalons_project_board_day (self->project), board);
  jalons_report_add (self->report, JALONS_REPORT_HEADING, _ ("Signatures"));
  jalons_report_add_blank (self->report, _ ("The head of school (date and signature):"));
  jalons_report_add_blank (self->report, _ ("The guidance counsellor (date and signature):"));
  jalons_report_add_blank (self->report, _ ("The director of the guidance centre (date and signature):"));
  add_steps (self);
}

/* Remarks */

static void
add_said (JalonsProjectPages *self,
          const JalonsRemark *remark,
          const char *what)
{
  g_autofree char *author = jalons_project_author (self, jalons_remark_author (remark), jalons_remark_role (remark));
  g_autofree char *day = day_words (jalons_remark_day (remark));
  const char *const cells[] = { what, jalons_remark_words (remark), author, day };

  jalons_report_add_row (self->report, cells);
}

static void
add_quote (JalonsProjectPages *self,
           const JalonsThread *thread)
{
  const char *then = thread->then;
  g_autofree char *words = NULL;

  if (then == NULL || *then == '\0' || thread->text == JALONS_TEXT_SAME)
    return;
  words = thread->text == JALONS_TEXT_GONE
            /* Translators: what a remark was about, and which is no longer there */
            ? g_strdup_printf (_ ("It was about this, which is there no more: %s"), then)
            /* Translators: how what a remark is about read then */
            : g_strdup_printf (_ ("It read then: %s"), then);
  jalons_report_add (self->report, JALONS_REPORT_NOTE, words);
}

static void
add_thread (JalonsProjectPages *self,
            const JalonsThread *thread)
{
  static const double shares[] = { 0.16, 0.48, 0.2, 0.16 };
  const char *const heads[] = { _ ("Kind"), _ ("Words"), _ ("By"), _ ("Day"), NULL };
  g_autofree char *about = jalons_about_in_words (self->dataset, self->project, &thread->about);
  /* Translators: what a remark is about, and whether it is open or resolved */
  g_autofree char *title = g_strdup_printf (_ ("%1$s (%2$s)"), about,
                                            jalons_remark_state_label ((JalonsRemarkState) jalons_remark_state (thread->remark)));

  jalons_report_add (self->report, JALONS_REPORT_SUBHEADING, title);
  jalons_report_add_table (self->report, title, shares, heads);
  add_said (self, thread->remark, jalons_remark_kind_label ((JalonsRemarkKind) jalons_remark_kind (thread->remark)));
  for (unsigned i = 0; i < thread->answers->len; i++)
    add_said (self, thread->answers->pdata[i], _ ("Answer"));
  add_quote (self, thread);
}

/* Each remark with its answers, in the order of the document. */
void
jalons_project_print_remarks (JalonsProjectPages *self)
{
  g_autoptr (GPtrArray) threads = jalons_project_threads (self->dataset, self->project);

  jalons_report_add (self->report, JALONS_REPORT_PART, _ ("Annex: the remarks"));
  if (threads->len == 0)
    jalons_report_add (self->report, JALONS_REPORT_TEXT, _ ("There is no remark."));
  for (unsigned i = 0; i < threads->len; i++)
    add_thread (self, threads->pdata[i]);
}
