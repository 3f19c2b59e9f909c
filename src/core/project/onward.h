/* Where the pupils of a school go on to: the lycée that follows a collège, for each voie.
 * Invariant: a school that has the levels itself is never followed by another.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/programme.h"

G_BEGIN_DECLS

/* Of lycées (code de l'éducation, D333-1 and D333-2): the one may be in another school than the other. */
typedef enum
{
  JALONS_VOIE_GENERAL,    /* voie générale et technologique */
  JALONS_VOIE_VOCATIONAL, /* voie professionnelle */
  JALONS_N_VOIES,
} JalonsVoie;

/* The value of the setting that says that no school follows; "" is that nobody said anything. */
#define JALONS_ONWARD_NOWHERE "nowhere"

/**
 * JalonsOnwardYear:
 * @voie: by which it is reached
 * @level: the code of the level
 * @start: 2027 for 2027-2028
 * @like: the year that stands for it, or %JALONS_UNSET
 * @school: which has that level
 * @basis: what it rests on
 * @owed: for a pupil; @planned likewise, and @intended beside it
 *
 * A year that a cohort spends in a school that follows: the figures alone, for a copy of a project that holds no other
 * school.
 */
typedef struct
{
  JalonsVoie voie;
  char *level;
  int start;
  int like;
  JalonsSchool *school;
  JalonsBasis basis;
  JalonsSpread owed;
  JalonsSpread planned;
  int intended;
} JalonsOnwardYear;

JalonsOnwardYear *jalons_onward_year_new  (JalonsVoie voie, const char *level, int start, JalonsSchool *school);
void              jalons_onward_year_free (JalonsOnwardYear *year);

/**
 * JalonsOnward:
 * @datasets: (nullable): where the years of each of @schools are
 * @schools: (nullable): the school that follows, by #JalonsVoie
 * @kept: (element-type JalonsOnwardYear): what is known of the years when the datasets are not there
 *
 * Filled once, then read by any thread.
 */
typedef struct
{
  JalonsDataset *datasets[JALONS_N_VOIES];
  JalonsSchool *schools[JALONS_N_VOIES];
  GPtrArray *kept;
} JalonsOnward;

JalonsOnward *jalons_onward_new   (void);
JalonsOnward *jalons_onward_ref   (JalonsOnward *self);
void          jalons_onward_unref (JalonsOnward *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsOnward, jalons_onward_unref)

void          jalons_onward_set    (JalonsOnward *self, JalonsVoie voie, JalonsDataset *dataset, JalonsSchool *school);
const JalonsOnwardYear *jalons_onward_find_kept (const JalonsOnward *self, JalonsVoie voie, const char *level, int start);
GPtrArray    *jalons_onward_list   (JalonsDataset *dataset, const JalonsSchool *school, JalonsVoie voie);
JalonsSchool *jalons_onward_chosen (JalonsDataset *dataset, const JalonsSchool *school, JalonsVoie voie,
                                    const char *setting);
char         *jalons_onward_key    (const JalonsSchool *school, JalonsVoie voie);

G_END_DECLS
