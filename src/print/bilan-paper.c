/* The pages of a bilan: by theme its words, its tables and their bars; then how each figure is computed.
 * Invariant: each table of the bilan is here, or a sentence that says that there is nothing to count.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/bilan-paper.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "core/words/text.h"
#include "print/bilan-table.h"
#include "print/report-origin.h"
#include "print/report.h"

typedef struct
{
  JalonsReport *report;
  JalonsDataset *dataset;
  JalonsBilan *bilan;
} Pages;

/* The cover */

static void
add_schools (Pages *self)
{
  GPtrArray *years = jalons_bilan_years (self->bilan);

  for (unsigned i = 0; i < years->len; i++)
    {
      JalonsSchool *school = jalons_dataset_follow (self->dataset, years->pdata[i], JALONS_YEAR_SCHOOL);

      if (school != NULL)
        jalons_report_add_school (self->report, school);
    }
}

static void
add_cover (Pages *self,
           const char *title)
{
  JalonsSchool *school = jalons_bilan_school (self->bilan);

  jalons_report_add_logo (self->report, school);
  jalons_report_add_space (self->report, 150);
  jalons_report_add (self->report, JALONS_REPORT_TITLE, title);
  if (school != NULL)
    jalons_report_add_school (self->report, school);
  else
    add_schools (self);
  jalons_report_add_centre (self->report, self->dataset);
}

/* Themes */

/* What is written of several schools is said to be of each. */
static void
add_chapters (Pages *self,
              JalonsTheme theme)
{
  g_autoptr (GPtrArray) chapters = jalons_bilan_chapters (self->bilan, theme);

  for (unsigned i = 0; i < chapters->len; i++)
    {
      JalonsYear *year = jalons_dataset_follow (self->dataset, chapters->pdata[i], JALONS_CHAPTER_YEAR);
      JalonsSchool *school = year != NULL ? jalons_dataset_follow (self->dataset, year, JALONS_YEAR_SCHOOL) : NULL;

      if (jalons_bilan_school (self->bilan) == NULL && school != NULL)
        jalons_report_add (self->report, JALONS_REPORT_SUBHEADING, jalons_school_name (school));
      jalons_report_add (self->report, JALONS_REPORT_TEXT, jalons_chapter_words (chapters->pdata[i]));
    }
}

static gboolean
has_theme (Pages *self,
           JalonsTheme theme)
{
  g_autoptr (GPtrArray) chapters = jalons_bilan_chapters (self->bilan, theme);
  GPtrArray *tables = jalons_bilan_tables (self->bilan);

  for (unsigned i = 0; i < tables->len; i++)
    if (((const JalonsBilanTable *) tables->pdata[i])->theme == theme)
      return TRUE;
  return chapters->len > 0;
}

static void
add_theme (Pages *self,
           JalonsTheme theme)
{
  GPtrArray *tables = jalons_bilan_tables (self->bilan);

  if (!has_theme (self, theme))
    return;
  jalons_report_add (self->report, JALONS_REPORT_SHORT_PART, jalons_theme_label (theme));
  add_chapters (self, theme);
  for (unsigned i = 0; i < tables->len; i++)
    {
      const JalonsBilanTable *table = tables->pdata[i];

      if (table->theme == theme)
        jalons_bilan_table_print (self->report, table);
    }
}

static void
add_methods (Pages *self)
{
  GPtrArray *tables = jalons_bilan_tables (self->bilan);

  jalons_report_add (self->report, JALONS_REPORT_PART, _ ("How the figures are computed"));
  for (unsigned i = 0; i < tables->len; i++)
    jalons_bilan_table_print_how (self->report, tables->pdata[i]);
}

static char *
name_scope (JalonsBilan *bilan)
{
  JalonsSchool *school = jalons_bilan_school (bilan);

  return g_strdup (school != NULL ? jalons_school_name (school) : _ ("All the schools"));
}

/**
 * jalons_print_bilan:
 * @dataset: that of @bilan
 * @bilan: of a school, or of all of them
 * @spool: gets the PDF, tagged to PDF/UA-1
 */
void
jalons_print_bilan (JalonsDataset *dataset,
                    JalonsBilan *bilan,
                    const JalonsPrintOptions *options,
                    JalonsSpool *spool)
{
  g_autofree char *year = jalons_format_school_year (jalons_bilan_start (bilan));
  /* Translators: a school year */
  g_autofree char *title = g_strdup_printf (_ ("Bilan of orientation %s"), year);
  g_autofree char *scope = name_scope (bilan);
  g_autofree char *foot = jalons_report_foot (scope, title, "");
  g_autofree char *name = g_strdup_printf ("%s – %s", title, scope);
  g_autoptr (JalonsReport) report = jalons_report_new (name, title, foot, options, spool);
  Pages pages = { report, dataset, bilan };

  add_cover (&pages, title);
  jalons_report_add_contents (report);
  for (JalonsTheme theme = JALONS_THEME_SUMMARY; theme <= JALONS_THEME_PROSPECTS; theme++)
    add_theme (&pages, theme);
  add_methods (&pages);
  jalons_report_finish (report);
}
