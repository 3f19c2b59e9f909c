/* The export of STS-Web (root STS_EDT): classes with their MEF, headcounts and professeurs principaux.
 * Invariant: no order and no presence is required but the code of a class; what is unknown is passed over.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There is no public schema: the tree is what the free readers of these files look for (GEPI, pyKol, klepsydrix), as
 * gathered in the notes on the domain. A professeur principal is told with the teacher (PROF_PRINC), not with the
 * class, so names are gathered by class while reading and given to the classes at the end. */

#include "exchange/sts.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "exchange/words.h"
#include "exchange/xml.h"

/* A class has one to three. */
#define MAX_LEADS 20

typedef struct
{
  JalonsStructure *structure;
  GHashTable *leads; /* key of a division → GPtrArray of names */
  GHashTable *mefs;  /* MEF → JalonsStructureMef, the labels of the nomenclature */

  char *principal, *complement, *year, *first_day, *last_day;

  char *sex, *civility, *surname, *birth_surname, *first_name; /* the person being read */
  GPtrArray *leads_of_person;                                  /* codes of divisions */

  JalonsStructureMef *entry; /* of the nomenclature, being read */
  char *formation, *short_label, *long_label, *printed_label;

  JalonsStructureDivision *division; /* being read; NULL while one without a code is passed over */
  char *division_label, *counted, *planned;
  JalonsStructureMef *mef; /* of the division, being read */
  char *mef_counted, *mef_planned;
} Sts;

static void
replace (char **place,
         char *text)
{
  g_free (*place);
  *place = text;
}

static char *
take (char **place)
{
  return g_steal_pointer (place);
}

/* PARAMETRES */

static void
start_school (JalonsXml *xml,
              gpointer data)
{
  Sts *self = data;
  g_autofree char *uai = jalons_xml_attribute (xml, "CODE");

  replace (&self->structure->uai, g_ascii_strup (uai ? uai : "", -1));
}

static void
end_town (JalonsXml *xml,
          const char *text,
          gpointer data)
{
  replace (&((Sts *) data)->structure->town, jalons_words_town (text));
}

static void
end_academy (JalonsXml *xml,
             const char *text,
             gpointer data)
{
  replace (&((Sts *) data)->structure->academy, g_strdup (text));
}

static void
end_nature (JalonsXml *xml,
            const char *text,
            gpointer data)
{
  replace (&((Sts *) data)->structure->nature, g_strdup (text));
}

static void
start_year (JalonsXml *xml,
            gpointer data)
{
  Sts *self = data;

  replace (&self->year, jalons_xml_attribute (xml, "ANNEE"));
}

/* NOMENCLATURES/MEFS */

static void
free_entry (gpointer data)
{
  JalonsStructureMef *mef = data;

  g_free (mef->code);
  g_free (mef->label);
  g_free (mef->short_label);
  g_free (mef);
}

static void
start_entry (JalonsXml *xml,
             gpointer data)
{
  Sts *self = data;
  char *code = jalons_xml_attribute (xml, "CODE");

  self->entry = NULL;
  if (code == NULL)
    return;
  self->entry = g_new0 (JalonsStructureMef, 1);
  self->entry->code = code;
  g_hash_table_replace (self->mefs, code, self->entry);
}

static char *
first_said (char *a,
            char *b)
{
  if (a && *a != '\0')
    {
      g_free (b);
      return a;
    }
  g_free (a);
  return b ? b : g_strdup ("");
}

static void
end_entry (JalonsXml *xml,
           const char *text,
           gpointer data)
{
  Sts *self = data;
  char *label = first_said (take (&self->long_label), take (&self->printed_label));
  char *short_label = first_said (take (&self->formation), take (&self->short_label));

  if (self->entry == NULL)
    {
      g_free (label);
      g_free (short_label);
      return;
    }
  self->entry->label = label;
  self->entry->short_label = short_label;
}

/* DONNEES/INDIVIDUS */

static void
start_person (JalonsXml *xml,
              gpointer data)
{
  Sts *self = data;

  g_clear_pointer (&self->sex, g_free);
  g_clear_pointer (&self->civility, g_free);
  g_clear_pointer (&self->surname, g_free);
  g_clear_pointer (&self->birth_surname, g_free);
  g_clear_pointer (&self->first_name, g_free);
  g_ptr_array_set_size (self->leads_of_person, 0);
}

static void
end_lead (JalonsXml *xml,
          const char *text,
          gpointer data)
{
  if (*text != '\0')
    g_ptr_array_add (((Sts *) data)->leads_of_person, g_strdup (text));
}

static void
add_lead (Sts *self,
          const char *code,
          const char *name)
{
  g_autofree char *key = jalons_division_key (code);
  GPtrArray *names = g_hash_table_lookup (self->leads, key);

  if (names == NULL)
    {
      names = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->leads, g_steal_pointer (&key), names);
    }
  if (names->len < MAX_LEADS && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

static void
end_person (JalonsXml *xml,
            const char *text,
            gpointer data)
{
  Sts *self = data;
  gboolean has_surname = self->surname && *self->surname;
  g_autofree char *name = NULL;

  if (self->leads_of_person->len > 0)
    {
      name = jalons_words_teacher (self->civility, self->sex, has_surname ? self->surname : self->birth_surname,
                                   self->first_name);
      for (unsigned i = 0; i < self->leads_of_person->len && *name; i++)
        add_lead (self, g_ptr_array_index (self->leads_of_person, i), name);
    }
  start_person (xml, data);
}

/* DONNEES/STRUCTURE/DIVISIONS */

static void
start_division (JalonsXml *xml,
                gpointer data)
{
  Sts *self = data;
  g_autofree char *code = jalons_xml_attribute (xml, "CODE");
  GError *error = NULL;

  g_clear_pointer (&self->division_label, g_free);
  g_clear_pointer (&self->counted, g_free);
  g_clear_pointer (&self->planned, g_free);
  self->division = jalons_structure_add_division (self->structure, code, jalons_xml_line (xml), &error);
  if (error)
    jalons_xml_fail (xml, error);
}

static void
end_division (JalonsXml *xml,
              const char *text,
              gpointer data)
{
  Sts *self = data;

  if (self->division == NULL)
    return;
  self->division->headcount = jalons_words_headcount (self->counted, self->planned);
  if (self->division_label)
    replace (&self->division->label, take (&self->division_label));
}

static void
start_mef (JalonsXml *xml,
           gpointer data)
{
  Sts *self = data;
  g_autofree char *code = jalons_xml_attribute (xml, "CODE");

  self->mef = NULL;
  g_clear_pointer (&self->mef_counted, g_free);
  g_clear_pointer (&self->mef_planned, g_free);
  if (self->division && code && *code)
    self->mef = jalons_structure_division_add_mef (self->division, code);
}

static void
end_mef (JalonsXml *xml,
         const char *text,
         gpointer data)
{
  Sts *self = data;

  if (self->mef)
    self->mef->headcount = jalons_words_headcount (self->mef_counted, self->mef_planned);
}

static const JalonsXmlElement ACADEMY[] = {
  { "LIBELLE", .end = end_academy },
  { NULL },
};

static const JalonsXmlElement SCHOOL[] = {
  { "DENOM_PRINC", .text = JALONS_XML_TEXT (Sts, principal) },
  { "DENOM_COMPL", .text = JALONS_XML_TEXT (Sts, complement) },
  { "CODE_NATURE", .end = end_nature },
  { "COMMUNE", .end = end_town },
  { "ACADEMIE", ACADEMY },
  { NULL },
};

static const JalonsXmlElement SCHOOL_YEAR[] = {
  { "DATE_DEBUT", .text = JALONS_XML_TEXT (Sts, first_day) },
  { "DATE_FIN", .text = JALONS_XML_TEXT (Sts, last_day) },
  { NULL },
};

static const JalonsXmlElement PARAMETERS[] = {
  { "UAJ", SCHOOL, start_school },
  { "ANNEE_SCOLAIRE", SCHOOL_YEAR, start_year },
  { NULL },
};

static const JalonsXmlElement ENTRY[] = {
  { "FORMATION", .text = JALONS_XML_TEXT (Sts, formation) },
  { "LIBELLE_COURT", .text = JALONS_XML_TEXT (Sts, short_label) },
  { "LIBELLE_LONG", .text = JALONS_XML_TEXT (Sts, long_label) },
  { "LIBELLE_EDITION", .text = JALONS_XML_TEXT (Sts, printed_label) },
  { NULL },
};

static const JalonsXmlElement ENTRIES[] = {
  { "MEF", ENTRY, start_entry, end_entry },
  { NULL },
};

static const JalonsXmlElement NOMENCLATURES[] = {
  { "MEFS", ENTRIES },
  { NULL },
};

static const JalonsXmlElement LEAD[] = {
  { "CODE_STRUCTURE", .end = end_lead },
  { NULL },
};

static const JalonsXmlElement LEADS[] = {
  { "PROF_PRINC", LEAD },
  { NULL },
};

static const JalonsXmlElement PERSON[] = {
  { "SEXE", .text = JALONS_XML_TEXT (Sts, sex) },
  { "CIVILITE", .text = JALONS_XML_TEXT (Sts, civility) },
  { "NOM_USAGE", .text = JALONS_XML_TEXT (Sts, surname) },
  { "NOM_PATRONYMIQUE", .text = JALONS_XML_TEXT (Sts, birth_surname) },
  { "PRENOM", .text = JALONS_XML_TEXT (Sts, first_name) },
  { "PROFS_PRINC", LEADS },
  { NULL },
};

static const JalonsXmlElement PERSONS[] = {
  { "INDIVIDU", PERSON, start_person, end_person },
  { NULL },
};

static const JalonsXmlElement MEF[] = {
  { "EFFECTIF_CALCULE", .text = JALONS_XML_TEXT (Sts, mef_counted) },
  { "EFFECTIF_PREVU", .text = JALONS_XML_TEXT (Sts, mef_planned) },
  { NULL },
};

static const JalonsXmlElement MEFS[] = {
  { "MEF_APPARTENANCE", MEF, start_mef, end_mef },
  { "MEF", MEF, start_mef, end_mef }, /* one third-party writer */
  { NULL },
};

static const JalonsXmlElement DIVISION[] = {
  { "LIBELLE_LONG", .text = JALONS_XML_TEXT (Sts, division_label) },
  { "EFFECTIF_CALCULE", .text = JALONS_XML_TEXT (Sts, counted) },
  { "EFFECTIF_PREVU", .text = JALONS_XML_TEXT (Sts, planned) },
  { "MEFS_APPARTENANCE", MEFS },
  { NULL },
};

static const JalonsXmlElement DIVISIONS[] = {
  { "DIVISION", DIVISION, start_division, end_division },
  { NULL },
};

static const JalonsXmlElement STRUCTURE[] = {
  { "DIVISIONS", DIVISIONS },
  { NULL },
};

static const JalonsXmlElement DATA[] = {
  { "INDIVIDUS", PERSONS },
  { "STRUCTURE", STRUCTURE },
  { NULL },
};

static const JalonsXmlElement ROOT[] = {
  { "PARAMETRES", PARAMETERS },
  { "NOMENCLATURES", NOMENCLATURES },
  { "DONNEES", DATA },
  { NULL },
};

static const JalonsXmlElement DOCUMENT[] = {
  { "STS_EDT", ROOT },
  { NULL },
};

static void
label_mefs (Sts *self,
            JalonsStructureDivision *division)
{
  for (unsigned i = 0; i < division->mefs->len; i++)
    {
      JalonsStructureMef *mef = g_ptr_array_index (division->mefs, i);
      const JalonsStructureMef *entry = g_hash_table_lookup (self->mefs, mef->code);

      if (entry == NULL)
        continue;
      replace (&mef->label, g_strdup (entry->label));
      replace (&mef->short_label, g_strdup (entry->short_label));
    }
}

static void
name_leads (Sts *self,
            JalonsStructureDivision *division)
{
  g_autofree char *key = jalons_division_key (division->code);
  GPtrArray *names = g_hash_table_lookup (self->leads, key);

  if (names == NULL)
    return;
  g_strfreev (division->lead_teachers);
  division->lead_teachers = g_new0 (char *, names->len + 1);
  for (unsigned i = 0; i < names->len; i++)
    division->lead_teachers[i] = g_strdup (g_ptr_array_index (names, i));
}

static gboolean
finish (Sts *self,
        GError **error)
{
  JalonsStructure *structure = self->structure;

  replace (&structure->name, jalons_words_school (self->principal, self->complement));
  structure->year = jalons_words_year (self->year);
  structure->first_day = jalons_words_day (self->first_day);
  structure->last_day = jalons_words_day (self->last_day);
  for (unsigned i = 0; i < structure->divisions->len; i++)
    {
      label_mefs (self, g_ptr_array_index (structure->divisions, i));
      name_leads (self, g_ptr_array_index (structure->divisions, i));
    }
  return jalons_structure_finish (structure, error);
}

static void
clear (Sts *self)
{
  char **texts[] = { &self->principal, &self->complement, &self->year, &self->first_day,
                     &self->last_day, &self->sex, &self->civility, &self->surname,
                     &self->first_name, &self->birth_surname, &self->formation, &self->short_label,
                     &self->long_label, &self->printed_label, &self->counted, &self->planned,
                     &self->mef_counted, &self->mef_planned, &self->division_label };

  for (unsigned i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_ptr_array_unref (self->leads_of_person);
  g_hash_table_unref (self->leads);
  g_hash_table_unref (self->mefs);
}

/**
 * jalons_sts_read:
 * @bytes: an XML document whose root is STS_EDT
 *
 * Reads the classes of a school. A headcount is EFFECTIF_CALCULE when it is above 0, else EFFECTIF_PREVU. Classes are
 * matched to their professeurs principaux without regard to spaces, case and accents.
 *
 * Returns: (transfer full): the structure, or %NULL with an error of jalons_xml_read(), or %JALONS_ERROR_REFUSED when
 *   it has no class
 */
JalonsStructure *
jalons_sts_read (GBytes *bytes,
                 GError **error)
{
  g_autoptr (JalonsStructure) structure = jalons_structure_new (JALONS_SOURCE_STS);
  gboolean done;
  Sts self = {
    .structure = structure,
    .leads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
    .mefs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_entry),
    .leads_of_person = g_ptr_array_new_with_free_func (g_free),
  };

  done = jalons_xml_read (bytes, DOCUMENT, &self, error) && finish (&self, error);
  clear (&self);
  return done ? g_steal_pointer (&structure) : NULL;
}
