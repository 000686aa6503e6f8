import type { Messages } from "./english";

type Labels = Pick<
	Messages,
	| "format"
	| "sections"
	| "scenarios"
	| "clauses"
	| "tiers"
	| "layers"
	| "paths"
	| "verdicts"
	| "answers"
	| "evidence"
	| "parts"
	| "origins"
	| "siteKinds"
	| "mailFunctions"
	| "options"
	| "held"
	| "components"
	| "contributions"
>;

export const HI_LABELS: Labels = {
	format: {
		unknown: "अज्ञात",
		underASecond: "1 से॰ से कम",
		units: { s: "से॰", min: "मि॰", h: "घं॰", day: "दिन", days: "दिन" },
		noTarget: "तय नहीं",
		instant: "तत्काल",
		unbounded: "असीमित",
		noLoss: "कुछ नहीं",
		everything: "सब कुछ",
		lakh: "लाख",
		crore: "करोड़",
		more: "{names} और {n} अन्य",
		terabytes: "टीबी",
		gigabytes: "जीबी",
	},
	sections: {
		summary: "सारांश",
		readiness: "तैयारी",
		tiers: "प्रलेखित और अनुमानित समय",
		services: "सेवाएँ",
		recovery: "साइट खोने के बाद वापसी का क्रम",
		practices: "स्तरवार कार्य-पद्धतियाँ",
		actions: "पहले क्या करें",
		inventory: "सूची",
		assumptions: "मान्यताएँ और स्रोत",
		method: "विधि",
		"sign-off": "हस्ताक्षर",
	},
	scenarios: {
		hardware: "सर्वर खो जाए",
		corruption: "डेटा बिगड़ जाए",
		human: "मानवीय भूल या रैनसमवेयर",
		software: "सॉफ़्टवेयर की ख़राबी",
		site: "साइट खो जाए",
		network: "नेटवर्क या प्रदाता ठप",
	},
	clauses: {
		hardware: "यदि कोई सर्वर खो जाए",
		corruption: "यदि स्टोरेज या डेटा बिगड़ जाए",
		human: "मानवीय भूल या रैनसमवेयर के बाद",
		software: "सॉफ़्टवेयर की ख़राबी के बाद",
		site: "यदि कोई साइट खो जाए",
		network: "यदि नेटवर्क या प्रदाता ठप हो जाए",
	},
	tiers: {
		T0: "कुछ भी नहीं",
		T1: "बैकअप",
		T2: "स्टैंडबाय",
		T3: "प्रतिकृति",
		T4: "लोड-संतुलित",
		hosted: "होस्टेड",
	},
	layers: {
		"data-centre": "डेटा सेंटर",
		hardware: "हार्डवेयर",
		"system-software": "सिस्टम सॉफ़्टवेयर",
		application: "एप्लिकेशन",
		process: "प्रक्रिया",
	},
	paths: {
		"rebuild-from-nothing": "शून्य से पुनर्निर्माण",
		"rebuild-and-restore": "पुनर्निर्माण और पुनर्स्थापन",
		"repair-and-restore": "मरम्मत और पुनर्स्थापन",
		"restore-in-place": "उसी जगह पुनर्स्थापन",
		"standby-and-restore": "स्टैंडबाय और पुनर्स्थापन",
		"switch-over": "द्वितीयक पर जाना",
		"eject-node": "नोड हटाना",
		restart: "पुनः आरंभ",
		"roll-back": "पिछली स्थिति पर लौटना",
		"provider-restores": "प्रदाता पुनर्स्थापित करता है",
		"wait-for-network": "नेटवर्क की प्रतीक्षा",
	},
	verdicts: {
		met: "पूरा",
		"at-risk": "जोखिम में",
		missed: "चूका",
		"no-target": "लक्ष्य नहीं",
		unknown: "अज्ञात",
	},
	answers: {
		yes: "हाँ",
		partly: "आंशिक",
		no: "नहीं",
		"not-applicable": "लागू नहीं",
		"accepted-risk": "जोखिम स्वीकृत",
		unknown: "अज्ञात",
	},
	evidence: { said: "कथित", documented: "प्रलेखित", tested: "परखा हुआ" },
	parts: { restore: "वापसी का समय", loss: "डेटा हानि", prevention: "रोकथाम", proof: "प्रमाण" },
	origins: {
		fact: "आपका तथ्य",
		contract: "अनुबंध",
		drill: "अभ्यास में मापा गया",
		override: "आपका अपना मान",
		catalogue: "कैटलॉग",
		assumption: "मान्यता, बिना स्रोत",
		unknown: "अज्ञात",
	},
	siteKinds: { "server-room": "सर्वर कक्ष", "data-centre": "डेटा सेंटर", "cloud-region": "क्लाउड क्षेत्र" },
	mailFunctions: {
		receive: "मेल पाना",
		send: "मेल भेजना",
		read: "मेल पढ़ना",
		search: "खोजना",
		"log-in": "लॉग-इन करना",
	},
	options: { T1: "बैकअप", T2: "स्टैंडबाय", T3: "प्रतिकृति", T4: "लोड-संतुलित", hosted: "होस्टेड" },
	held: { people: "लोग काम पर", restore: "डेटा लौट रहा है", waiting: "प्रतीक्षा" },
	components: {
		server: "सर्वर",
		host: "होस्ट",
		storage: "स्टोरेज",
		"power feed": "बिजली",
		switch: "स्विच",
		"load balancer": "लोड बैलेंसर",
		scanner: "मेल स्कैनर",
		site: "साइट",
		line: "नेटवर्क",
		replica: "द्वितीयक",
		provider: "प्रदाता",
		service: "सेवा",
		choice: "इतने पर्याप्त",
	},
	contributions: {
		restore: "लक्ष्य के भीतर वापसी",
		loss: "लक्ष्य के भीतर डेटा हानि",
		prevention: "रोकथाम",
		proof: "अभ्यास और पुनर्स्थापन परीक्षण",
		gates: "अनिवार्य शर्तें",
	},
};
