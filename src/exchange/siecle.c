/* The generic XML exports of SIECLE (roots BEE_STRUCTURES, BEE_NOMENCLATURES, BEE_COMMUN).
 * Invariant: Structures.xml suffices; the two others only say more about the same classes.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/siecle.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/words.h"
#include "exchange/xml.h"

typedef struct
{
  JalonsStructure *structure;
  char *uai, *year, *name, *town, *first_day, *last_day;

  JalonsStructureDivision *division; /* being read; NULL while one is left out */
  char *division_label;

  GHashTable *undescribed; /* MEF → GPtrArray of the JalonsStructureMef that wait for a label */

  /* The entry of the nomenclature being read. */
  char *code, *formation, *long_label, *printed_label, *mefstat;
} Siecle;

static void
replace (char **place,
         char *text)
{
  g_free (*place);
  *place = text;
}

static void
clear (Siecle *self)
{
  char **texts[] = { &self->uai, &self->year, &self->name, &self->town, &self->first_day,
                     &self->last_day, &self->division_label, &self->code, &self->formation,
                     &self->long_label, &self->printed_label, &self->mefstat };

  for (unsigned i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_clear_pointer (&self->undescribed, g_hash_table_unref);
}

/* Structures.xml */

static void
start_division (JalonsXml *xml,
                gpointer data)
{
  Siecle *self = data;
  g_autofree char *code = jalons_xml_attribute (xml, "CODE_STRUCTURE");
  GError *error = NULL;

  g_clear_pointer (&self->division_label, g_free);
  self->division = jalons_structure_add_division (self->structure, code, jalons_xml_line (xml), &error);
  if (error)
    jalons_xml_fail (xml, error);
}

static void
end_division (JalonsXml *xml,
              const char *text,
              gpointer data)
{
  Siecle *self = data;

  if (self->division && self->division_label)
    replace (&self->division->label, g_steal_pointer (&self->division_label));
}

static void
end_mef_code (JalonsXml *xml,
              const char *text,
              gpointer data)
{
  Siecle *self = data;

  if (self->division && *text != '\0')
    jalons_structure_division_add_mef (self->division, text);
}

static const JalonsXmlElement PARAMETERS[] = {
  { "UAJ", .text = JALONS_XML_TEXT (Siecle, uai) },
  { "ANNEE_SCOLAIRE", .text = JALONS_XML_TEXT (Siecle, year) },
  { NULL },
};

static const JalonsXmlElement MEF[] = {
  { "CODE_MEF", .end = end_mef_code },
  { NULL },
};

static const JalonsXmlElement MEFS[] = {
  { "MEF_APPARTENANCE", MEF },
  { NULL },
};

static const JalonsXmlElement DIVISION[] = {
  { "LIBELLE_LONG", .text = JALONS_XML_TEXT (Siecle, division_label) },
  { "MEFS_APPARTENANCE", MEFS },
  { NULL },
};

static const JalonsXmlElement DIVISIONS[] = {
  { "DIVISION", DIVISION, start_division, end_division },
  { NULL },
};

static const JalonsXmlElement STRUCTURES_DATA[] = {
  { "DIVISIONS", DIVISIONS },
  { NULL },
};

static const JalonsXmlElement STRUCTURES_ROOT[] = {
  { "PARAMETRES", PARAMETERS },
  { "DONNEES", STRUCTURES_DATA },
  { NULL },
};

static const JalonsXmlElement STRUCTURES[] = {
  { "BEE_STRUCTURES", STRUCTURES_ROOT },
  { NULL },
};

/**
 * jalons_siecle_read:
 * @structures: an XML document whose root is BEE_STRUCTURES
 *
 * Reads the classes and their MEF. There is neither a headcount nor a professeur principal in this file.
 *
 * Returns: (transfer full): the structure, or %NULL with an error of jalons_xml_read(), or %JALONS_ERROR_REFUSED when
 *   it has no class
 */
JalonsStructure *
jalons_siecle_read (GBytes *structures,
                    GError **error)
{
  g_autoptr (JalonsStructure) structure = jalons_structure_new (JALONS_SOURCE_SIECLE);
  Siecle self = { .structure = structure };
  gboolean done = jalons_xml_read (structures, STRUCTURES, &self, error);

  if (done)
    {
      replace (&structure->uai, g_ascii_strup (self.uai ? self.uai : "", -1));
      structure->year = jalons_words_year (self.year);
      done = jalons_structure_finish (structure, error);
    }
  clear (&self);
  return done ? g_steal_pointer (&structure) : NULL;
}

/* Nomenclature.xml */

static void
start_entry (JalonsXml *xml,
             gpointer data)
{
  Siecle *self = data;

  replace (&self->code, jalons_xml_attribute (xml, "CODE_MEF"));
  g_clear_pointer (&self->formation, g_free);
  g_clear_pointer (&self->long_label, g_free);
  g_clear_pointer (&self->printed_label, g_free);
  g_clear_pointer (&self->mefstat, g_free);
}

static void
describe_mef (Siecle *self,
              JalonsStructureMef *mef)
{
  const char *label = self->long_label && *self->long_label ? self->long_label : self->printed_label;

  replace (&mef->label, g_strdup (label ? label : ""));
  replace (&mef->short_label, g_strdup (self->formation ? self->formation : ""));
  replace (&mef->mefstat4, g_strndup (self->mefstat ? self->mefstat : "", 4));
}

/* A code is described once, whatever a file may repeat. */
static void
end_entry (JalonsXml *xml,
           const char *text,
           gpointer data)
{
  Siecle *self = data;
  g_autoptr (GPtrArray) mefs = NULL;

  if (self->code == NULL || !g_hash_table_steal_extended (self->undescribed, self->code, NULL, (gpointer *) &mefs))
    return;
  for (unsigned i = 0; i < mefs->len; i++)
    describe_mef (self, g_ptr_array_index (mefs, i));
}

static GHashTable *
collect_mefs (JalonsStructure *structure)
{
  GHashTable *mefs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (unsigned i = 0; i < structure->divisions->len; i++)
    {
      JalonsStructureDivision *division = g_ptr_array_index (structure->divisions, i);

      for (unsigned j = 0; j < division->mefs->len; j++)
        {
          JalonsStructureMef *mef = g_ptr_array_index (division->mefs, j);
          GPtrArray *same = g_hash_table_lookup (mefs, mef->code);

          if (same == NULL)
            g_hash_table_insert (mefs, mef->code, same = g_ptr_array_new ());
          g_ptr_array_add (same, mef);
        }
    }
  return mefs;
}

static const JalonsXmlElement ENTRY[] = {
  { "FORMATION", .text = JALONS_XML_TEXT (Siecle, formation) },
  { "LIBELLE_LONG", .text = JALONS_XML_TEXT (Siecle, long_label) },
  { "LIBELLE_EDITION", .text = JALONS_XML_TEXT (Siecle, printed_label) },
  { "CODE_MEFSTAT", .text = JALONS_XML_TEXT (Siecle, mefstat) },
  { NULL },
};

static const JalonsXmlElement ENTRIES[] = {
  { "MEF", ENTRY, start_entry, end_entry },
  { NULL },
};

static const JalonsXmlElement NOMENCLATURES_DATA[] = {
  { "MEFS", ENTRIES },
  { NULL },
};

static const JalonsXmlElement NOMENCLATURES_ROOT[] = {
  { "PARAMETRES", PARAMETERS },
  { "DONNEES", NOMENCLATURES_DATA },
  { NULL },
};

static const JalonsXmlElement NOMENCLATURES[] = {
  { "BEE_NOMENCLATURES", NOMENCLATURES_ROOT },
  { NULL },
};

static void
warn_of_other_school (JalonsStructure *structure,
                      const Siecle *other,
                      const char *file)
{
  g_autofree char *uai = g_ascii_strup (other->uai ? other->uai : "", -1);

  if (*uai && *structure->uai && !g_str_equal (uai, structure->uai))
    jalons_structure_warn (structure, _ ("%s comes from the school %s and the classes from %s."), file, uai,
                           structure->uai);
}

/**
 * jalons_siecle_add_nomenclature:
 * @structure: what jalons_siecle_read() gave
 * @nomenclature: an XML document whose root is BEE_NOMENCLATURES
 *
 * Gives the MEF of @structure their labels and their MEFSTAT.
 *
 * Returns: whether the file could be read
 */
gboolean
jalons_siecle_add_nomenclature (JalonsStructure *structure,
                                GBytes *nomenclature,
                                GError **error)
{
  Siecle self = { .structure = structure, .undescribed = collect_mefs (structure) };
  gboolean done = jalons_xml_read (nomenclature, NOMENCLATURES, &self, error);

  if (done)
    warn_of_other_school (structure, &self, "Nomenclature.xml");
  clear (&self);
  return done;
}

/* Communs.xml */

static const JalonsXmlElement SCHOOL[] = {
  { "DENOM_PRINC", .text = JALONS_XML_TEXT (Siecle, name) },
  { "COMMUNE", .text = JALONS_XML_TEXT (Siecle, town) },
  { NULL },
};

static const JalonsXmlElement SCHOOL_YEAR[] = {
  { "DATE_DEBUT_ELEVE", .text = JALONS_XML_TEXT (Siecle, first_day) },
  { "DATE_FIN_ELEVE", .text = JALONS_XML_TEXT (Siecle, last_day) },
  { NULL },
};

static const JalonsXmlElement COMMUNS_DATA[] = {
  { "UAJ", SCHOOL },
  { "ANNEE_SCOLAIRE", SCHOOL_YEAR },
  { NULL },
};

static const JalonsXmlElement COMMUNS_ROOT[] = {
  { "PARAMETRES", PARAMETERS },
  { "DONNEES", COMMUNS_DATA },
  { NULL },
};

static const JalonsXmlElement COMMUNS[] = {
  { "BEE_COMMUN", COMMUNS_ROOT },
  { NULL },
};

/**
 * jalons_siecle_add_communs:
 * @structure: what jalons_siecle_read() gave
 * @communs: an XML document whose root is BEE_COMMUN
 *
 * Gives @structure the name of its school and the days of its year. The head's name in this file is not kept.
 *
 * Returns: whether the file could be read
 */
gboolean
jalons_siecle_add_communs (JalonsStructure *structure,
                           GBytes *communs,
                           GError **error)
{
  Siecle self = { .structure = structure };
  gboolean done = jalons_xml_read (communs, COMMUNS, &self, error);

  if (done)
    {
      warn_of_other_school (structure, &self, "Communs.xml");
      replace (&structure->name, jalons_words_school (self.name, NULL));
      replace (&structure->town, jalons_words_town (self.town));
      structure->first_day = jalons_words_day (self.first_day);
      structure->last_day = jalons_words_day (self.last_day);
    }
  clear (&self);
  return done;
}
